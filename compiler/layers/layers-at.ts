import type { Day } from "../base/calendar.ts";
import type { Benefit, Measure } from "../model/benefit.ts";
import type { SettledLayer } from "./settle-curves.ts";
import { settlementCases, Settler, sheetsAt } from "./settlement-cases.ts";
import type { Source } from "./source.ts";

/** What is settled, and when. */
export interface Settling {
  /** Of one settlement, in its order. */
  readonly benefits: readonly Benefit[];
  readonly source: Source;
  readonly on: Day;
  /** The one of which bills consist. */
  readonly measure: Pick<Measure, "name">;
}

/** The open layers of one case in a new insurance year, as they pay against the bill; `undefined` where none is open or a number is missing. The point is by axis. */
export function layersAt(point: ReadonlyMap<string, number>, { benefits, source, on, measure }: Settling): readonly SettledLayer[] | undefined {
  const span = { from: on, to: on };
  const place = [source.boxOf(new Map([...point].map(([key, at]) => [key, [at, at]])))];
  const sheets = sheetsAt(benefits, span, source, place);
  const [found] = (sheets === undefined ? undefined : settlementCases(sheets, place, source)) ?? [];
  const settled = found === undefined ? undefined : new Settler(span, ({ name }) => name === measure.name).settle(found.layers);
  return settled === "unknown" ? undefined : settled;
}
