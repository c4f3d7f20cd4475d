import { entry } from "../catalogue-entry.ts";

/** What cities may not do; the values they may set are judged with uniformity. */
export const LOCAL = {
  cityChangesUniform: entry("TC5101", "error",
    "{city} sets the {slot} of “{owner}”, which is the same in every city of the province.",
    "{city}设定了“{owner}”的{slot}，而它在全省各市必须统一。",
    { en: "Delete it here. Benefits are set by the province; only the local parts of a contribution are a city's to set.", zh: "请在此删去。待遇由省级统一规定；城市只能设定缴费中由地方确定的部分。" }),
  citySetsUniformPart: entry("TC5102", "error",
    "{city} sets the {part} of “{owner}”, but the province keeps that part uniform.",
    "{city}设定了“{owner}”的{part}，而该部分由全省统一。",
    { en: "Delete it here, or let the province declare it `local within …`.", zh: "请在此删去，或由省级声明为“地方区间 …”。" }),
  partMissing: entry("TC5103", "error",
    "“{owner}” has no part “{part}” that a city could set.",
    "“{owner}”没有可由城市设定的“{part}”。"),
  boundsMissing: entry("TC5104", "error",
    "A local part needs both bounds.",
    "由地方确定的部分须写明上下限。",
    { en: "Write `local within 5.5%..9%`.", zh: "例如写“地方区间 5.5%..9%”。" }),
} as const;
