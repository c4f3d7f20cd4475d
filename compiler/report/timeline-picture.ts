import { dateOf, dayOf, type Day } from "../base/calendar.ts";
import { rational } from "../base/rational.ts";
import { escapeMarkup } from "./escape.ts";
import { coordinate, placeOf, type Scale } from "./scale.ts";
import { svgText } from "./svg-text.ts";

export interface TimelinePicture {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly asOf: Day;
  readonly asOfLabel: string;
  /** In the order drawn, from above; a draft's bar is hollow. */
  readonly bars: readonly { readonly label: string; readonly from: Day; readonly to: Day; readonly isDraft: boolean }[];
}

const WIDTH = 640;
const ROW = 34;
const TOP = 26;

/** From when to when documents were in force, year by year; what has no end leaves the picture with an arrow. */
export function drawTimeline({ id, title, description, asOf, asOfLabel, bars }: TimelinePicture): string {
  const first = Math.min(asOf, ...bars.map(({ from }) => from));
  const last = Math.max(asOf, ...bars.map(({ from }) => from), ...bars.flatMap(({ to }) => (to < FAR ? [to] : [])));
  const years: Scale = { low: rational(BigInt(startOfYear(first, 0))), high: rational(BigInt(startOfYear(last, 2))), start: 8, end: WIDTH - 16 };
  const height = TOP + bars.length * ROW + 10;
  const at = (day: Day): string => coordinate(placeOf(years, rational(BigInt(day))));
  const rows = bars.map((bar, index) => {
    const y = TOP + index * ROW + 20;
    const end = bar.to < FAR ? at(bar.to) : String(WIDTH - 16);
    const isEndless = bar.to >= FAR ? `<path d="M${WIDTH - 16} ${y - 3}l8 6l-8 6z" fill="#14548c"/>` : "";
    const line = `<path d="M${at(bar.from)} ${y}H${end}v6H${at(bar.from)}z" fill="${bar.isDraft ? "#fff" : "#14548c"}" stroke="#14548c"${bar.isDraft ? ` stroke-dasharray="4 2"` : ""}/>`;
    return `${svgText("8", String(y - 5), bar.label, ` font-size="11.5"`)}${line}${isEndless}`;
  });
  const now = at(asOf);
  const name = escapeMarkup(id);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="${name}-t ${name}-d" font-size="11" fill="#24313c"><title id="${name}-t">${escapeMarkup(title)}</title><desc id="${name}-d">${escapeMarkup(description)}</desc><rect width="${WIDTH}" height="${height}" fill="#fff"/>${yearLines(years, height)}${rows.join("")}<path d="M${now} 16V${height}" stroke="#a83c14" stroke-dasharray="3 3"/>${svgText(now, "11", asOfLabel, ` text-anchor="end" fill="#a83c14" dx="-4" stroke="#fff" stroke-width="3" paint-order="stroke"`)}</svg>`;
}

/** What lasts beyond it lasts for ever. */
const FAR = dayOf(9000, 1, 1) ?? 0;

function startOfYear(day: Day, later: number): Day {
  return dayOf(dateOf(day).year + later, 1, 1) ?? day;
}

function yearLines(years: Scale, height: number): string {
  const [first, last] = [years.low, years.high].map(({ numerator }) => dateOf(Number(numerator)).year);
  const count = (last ?? 0) - (first ?? 0);
  const step = count > 16 ? 5 : count > 8 ? 2 : 1;
  return Array.from({ length: Math.floor(count / step) + 1 }, (_, index) => {
    const year = (first ?? 0) + index * step;
    const x = coordinate(placeOf(years, rational(BigInt(dayOf(year, 1, 1) ?? 0))));
    const isLast = year === last;
    return `<path d="M${x} 22V${height}" stroke="#e3e7ea"/>${svgText(x, "24", String(year), ` fill="#4a5761" font-size="10"${isLast ? ` text-anchor="end"` : ""}`)}`;
  }).join("");
}
