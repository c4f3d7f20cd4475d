import { cityIncomeCap, layer, type Structure } from "./structure.ts";
import { later, type DatedStructure } from "./times.ts";

function seen(number: number, title: string, how: string, ...see: readonly string[]): Structure {
  return { id: `checklist ${number}`, title, how, see };
}

/** Handbook 7: what a naive table language cannot say. */
export const CHECKLIST: readonly DatedStructure[] = [
  seen(1, "a cell defined from another, both amendable", "adjustments start from the cell as it is in force", "P3", "R6", "D3"),
  seen(2, "bands on cost or on the excess; by stay, period, year", "scale and period are written", "R3", "R4", "B3"),
  seen(3, "a cap on payment with spill-over; shared, nested, unlimited", "`over cap of`, `pool`, `none`", "C1", "C3", "C5", "C6"),
  seen(4, "several accumulators of in-scope cost", "each layer's `base`", "S4"),
  seen(5, "state: ordinal, largest deductible paid, year to date", "`counts`, `topped up`, `per`", "D3", "D5", "D9", "D10", "D11", "D12"),
  seen(6, "indicators with a lag and rounding", "`of previous year`, `of 2 years before`, `rounded to`", "C7", "C8", "B1", "B2", "T11"),
  seen(7, "the tier of contribution as a key of benefits", "`tiers`", "P8", "P9"),
  seen(8, "three meanings of “reduced by 20 %”", "points, `first share`, `×`", "care elsewhere: points", "care elsewhere: first share", "care elsewhere: multiplier"),
  seen(9, "an open list of payers, each with its base", "layers; `split`", "settlement order", "R8", "F8"),
  seen(10, "overlapping identities, best-of, as of a date", "`many`, `best for the patient`, `as of`", "P10", "P11", "P12"),
  seen(11, "waiting periods with waivers, floors, calendar months", "`waiting`", "waiting periods"),
  seen(12, "a person's cap that grows, with a relative ceiling", "growth, `together at most`", "C12"),
  seen(13, "dates of clauses, ends, repeals, overrides, grandfathering, convergence", "the timeline", "T1", "T3", "T5", "T7", "T8"),
  seen(14, "insurance year, contribution year, calendar year", "`year from`, dated parts", "T9", "F5"),
  seen(15, "lump sums, “fund pays all”, explicit none", "`amount`, `100%`, `none`", "R12", "R13", "D15"),
  {
    id: "checklist 16", title: "a reference to an earlier regime (“按原政策”)", how: "`as inpatient on 2025-08-31`",
    source: `${layer({ when: "care = inpatient" }).replace(/settle[^\n]*\n/, "")}benefit kept for employee when care = outpatient as inpatient on 2025-12-31\nsettle for employee: one of inpatient, kept\n`,
    second: later("replace ratio of inpatient 85%\n"), yields: ["kept ratio, uniform\n    2025-01-01..\n      always: 80%", "2026-01-01..\n      always: 85%"],
  },
  seen(17, "exact inside, half up for each component, a named residual", "`rounding`", "rounding"),
  {
    id: "checklist 18", title: "soft bounds with severity and tolerance; oddities with a reason", how: "`guardrail … warning`, `tolerance`, `allow … because`",
    source: `guardrail "原则上不低于82%" warning\n  require ratio of inpatient >= 82%, tolerance 1 points\n${layer({ kind: "inpatient", ratio: "80%" })}`, yields: ["always: 80%"], finds: ["TC6001"],
  },
  { id: "checklist 19", title: "a uniform formula or a uniform value", how: "`uniform formula` on the slot; without it the city's own figure is an error (TC5001)", source: cityIncomeCap(" uniform formula"), yields: ["inpatient cap, uniformFormula", "city hewan: 360,000"] },
  { id: "checklist 20", title: "open points are recorded, not guessed", how: "`unresolved \"…\"` on a file, a clause or a row, with the value used meanwhile", source: layer({ ratio: "80% unresolved \"“2万”是支付额还是费用额，未录\"" }), yields: ["always: 80%"] },
];
