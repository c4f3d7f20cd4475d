import { entry } from "../catalogue-entry.ts";

/** TC5: what must be the same in every city, and what may be local within bounds. */
export const UNIFORMITY = {
  differsBetweenCities: entry("TC5001", "error",
    "For {case}, the {slot} must be the same everywhere but is {first} in {city} and {second} in {otherCity}.",
    "{case}：{slot}应当全省统一，但{city}为 {first}，{otherCity}为 {second}。",
    { en: "Unify it, or say how a city converges: `transition … for CITY converges by …`.", zh: "请统一标准，或写明该市如何过渡：“过渡 … 归一期限 …”。" }),
  formulaDiffers: entry("TC5002", "error",
    "For {case}, the {slot} must follow one formula, but {city} ({first}) and {otherCity} ({second}) follow two.",
    "{case}：{slot}应当按统一公式计算，但{city}（{first}）与{otherCity}（{second}）用了两个公式。"),
  localValueOutsideBounds: entry("TC5003", "error",
    "For {case}, {city} sets the {slot} to {value}, outside {lower} to {upper}.",
    "{case}：{city}把{slot}定为 {value}，超出 {lower} 至 {upper}。"),
  localValueMissing: entry("TC5004", "error",
    "No {slot} is set in {cities}, and there is no default.",
    "{cities}没有设定{slot}，也没有缺省值。",
    { en: "Set it in the city's file, or write `default …`.", zh: "请在该市的文件中设定，或写“缺省 …”。" }),
  sameAsDiffers: entry("TC5005", "error",
    "For {case}, the {slot} is {first} with “{member}” but {second} with “{other}”, where it must be the same.",
    "{case}：{slot}，“{member}”为 {first}，“{other}”为 {second}，二者应当相同。"),
  transitionMovesAway: entry("TC5006", "error",
    "For {case}, the transition of {city} changes the {slot} from {first} to {second}, which is no nearer to the uniform {uniform}.",
    "{case}：{city}的过渡把{slot}从 {first} 改为 {second}，并未向统一标准 {uniform} 靠近。"),
  transitionEndsLate: entry("TC5007", "error",
    "The transition of {city} must have ended by {deadline}, but the {slot} still differs on {day}.",
    "{city}的过渡最迟应于 {deadline} 结束，但{slot}到 {day} 仍未统一。",
    { en: "Delete the steps that begin after that day, or set a later one.", zh: "请删去期限之后才开始的步骤，或改写归一期限。" }),
} as const;
