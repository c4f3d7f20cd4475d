/** What every file of the target begins with; nothing in it depends on the policies. */
export const PRELUDE = `/** A day in ISO 8601, such as 2025-01-31. Days compare as texts do. */
export type Day = \`\${number}-\${number}-\${number}\`;

/** One of these members. */
export interface In<Member extends string> {
  readonly in: readonly Member[];
}

/** Some of these spans, both ends included; null is open. */
export interface Within<Point extends number | Day> {
  readonly within: readonly (readonly [Point | null, Point | null])[];
}

/** Of members of which several may be held: all of the first, none of the second. */
export interface Held<Member extends string> {
  readonly has: readonly Member[];
  readonly lacks: readonly Member[];
}

export type CostBound = "atMostTheCost" | "whateverTheCost";

/** Money in fen and ratios in 0.01 % are bigint, months, years and other numbers are number. */
export type Value<N> = N | "none" | "not covered";

/** A slice of money in fen; the last has no end. */
export interface Band<N> {
  readonly from: bigint;
  readonly to: bigint | null;
  readonly value: Value<N>;
  readonly costBound?: CostBound;
}

/** Sources are places in the list of the scheme: the row, then what adjusted it. */
export type Row<N> = { readonly when: When; readonly sources: readonly number[] } & (
  | { readonly value: Value<N>; readonly costBound?: CostBound; readonly bands?: never }
  | { readonly bands: readonly Band<N>[]; readonly value?: never; readonly costBound?: never }
);

/** Not known until an indicator is published. */
export interface Unpublished {
  readonly indicator: string;
  readonly year: number;
}

/** From the first to the last day, both included; null is open. */
export interface InForce {
  readonly from: Day;
  readonly to: Day | null;
}

/** Disjoint rows; a case that no row holds for is outside the table. */
export interface Period<N> extends InForce {
  readonly draft?: true;
  readonly per?: string;
  readonly eachHospital?: true;
  readonly of?: "payment" | "cost" | "deductible";
  readonly scale?: "base" | "excess" | "payment";
  readonly transfer?: "toppedUp" | "separate";
  readonly waitingFrom?: { readonly kind: "contribution" } | { readonly kind: "calendarMonth"; readonly ordinal: number };
  readonly fund?: string;
  readonly rows: readonly Row<N>[];
  readonly unpublished?: readonly ({ readonly when: When } & Unpublished)[];
}

export interface SlotTable<N, Unit extends string> {
  readonly role: "value" | "fixed";
  readonly unit: Unit;
  readonly scope: "uniform" | "uniformFormula" | "localSupplement" | "local";
  /** Cases that have the slot, where they are not those of its owner. */
  readonly domain?: readonly When[];
  readonly periods: readonly Period<N>[];
  readonly unpublished?: readonly (InForce & Unpublished)[];
}

export type AnySlotTable = SlotTable<bigint, "fen" | "ratio"> | SlotTable<number, "months" | "years" | "number">;

export interface Label {
  readonly name: string;
  readonly label: string;
  readonly other?: string;
  readonly title?: string;
  readonly code?: string;
}

/** A fact as it is declared; counts begin at 1. */
export type Input = Label & { readonly asOf?: string } & (
  | { readonly kind: "members"; readonly ordered: boolean; readonly members: readonly Member[] }
  | { readonly kind: "many" | "city"; readonly members: readonly Member[] }
  | { readonly kind: "integer"; readonly low: number; readonly high: number }
  | { readonly kind: "count"; readonly period: string; readonly eachHospital: boolean }
  | { readonly kind: "yesNo" | "date" }
);

export interface Member extends Label {
  readonly inside?: string;
  readonly sameAs?: string;
}

interface WithSlots extends Label {
  readonly slots: Readonly<Record<string, AnySlotTable>>;
}

export interface Source {
  readonly documents: readonly { readonly title: string; readonly address?: string; readonly digest?: string }[];
  readonly article?: string;
  readonly file: string;
  readonly line: number;
  readonly trust: "verified" | "unverified" | "illustrative";
  readonly remark?: string;
  readonly unresolved?: readonly string[];
  readonly provisional?: true;
}

export interface Benefit extends WithSlots, InForce {
  readonly kind?: string;
  readonly draft?: true;
  readonly bestForThePatient?: true;
  readonly domain: readonly When[];
  readonly base: readonly (InForce & { readonly terms: readonly ({ readonly measure: string } | { readonly remainder: "overCap" | "unpaid" | "ownShare" | "firstShare"; readonly of: string })[]; readonly sources: readonly number[] })[];
  readonly pools: readonly (InForce & { readonly pool: string })[];
  readonly sources: readonly number[];
}

export interface Contribution extends WithSlots, InForce {
  readonly draft?: true;
  readonly domain: readonly When[];
  readonly tiers?: string;
  readonly baseFact?: string;
  readonly splits: readonly (InForce & { readonly slot: string; readonly rows: readonly { readonly when: When; readonly shares: readonly { readonly payer: string; readonly share: bigint }[]; readonly sources: readonly number[] }[] })[];
  readonly sources: readonly number[];
}

export interface Pool extends WithSlots {
  readonly schemes: readonly string[];
  readonly inside?: string;
}

export interface Scheme {
  readonly scheme: WithSlots & { readonly domain: readonly When[]; readonly settlesBy: string; readonly yearFrom: string; readonly pooledBy: "province" | "city" };
  readonly inputs: readonly Input[];
  readonly impossible: readonly When[];
  readonly measures: readonly Label[];
  readonly periods: readonly (Label & { readonly splits: string; readonly days: number })[];
  readonly benefits: Readonly<Record<string, Benefit>>;
  readonly pools: Readonly<Record<string, Pool>>;
  readonly contributions: Readonly<Record<string, Contribution>>;
  readonly accounts: Readonly<Record<string, Contribution>>;
  readonly settlement: readonly (InForce & {
    readonly steps: readonly { readonly oneOf: boolean; readonly benefits: readonly string[] }[];
    readonly rounding: { readonly mode: "halfUp"; readonly step: bigint; readonly residual?: string };
    readonly sources: readonly number[];
  })[];
  readonly nationalFields: { readonly deductible: string; readonly patient: string; readonly account: string; readonly benefits: readonly { readonly benefit: string; readonly field: string }[] };
  readonly sources: readonly Source[];
}

/** A number that need not be whole, exactly. */
export interface Exact {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export type YearlyRatio = readonly { readonly year?: number; readonly city?: string; readonly value: bigint }[];

export interface Fund extends Label, InForce {
  readonly schemes: readonly string[];
  readonly pooling: "unified" | "adjustment";
  readonly handUp?: { readonly of: string; readonly rate: YearlyRatio };
  readonly sharing?: YearlyRatio;
  readonly allocation: readonly {
    readonly weight: Exact;
    readonly indicator: Label & { readonly unit: "fen" | "ratio" | "number"; readonly values: readonly { readonly year: number; readonly city?: string; readonly value: Exact; readonly sources: readonly number[] }[] };
  }[];
  readonly sources: readonly number[];
}

export interface Funds {
  readonly cities: readonly Label[];
  readonly funds: readonly Fund[];
  readonly sources: readonly Source[];
}

/** What a table says of a case on a day: its one row, what it waits for, or nothing. */
export type Cell<N> =
  | { readonly found: "row"; readonly row: Row<N>; readonly period: Period<N> }
  | ({ readonly found: "unpublished" } & Unpublished)
  | { readonly found: "nothing" };

type Fact = string | number | boolean | readonly string[];
type AnyCondition = boolean | In<string> | Within<number> | Within<Day> | Held<string>;

function isOn({ from, to }: InForce, day: Day): boolean {
  return from <= day && (to === null || day <= to);
}

function agrees(condition: AnyCondition, fact: Fact | undefined): boolean {
  if (typeof condition === "boolean") return fact === condition;
  if ("in" in condition) return condition.in.some((member) => member === fact);
  if ("has" in condition) return Array.isArray(fact) && condition.has.every((member) => fact.includes(member)) && !condition.lacks.some((member) => fact.includes(member));
  return condition.within.some(([low, high]) => fact !== undefined && (low === null || low <= fact) && (high === null || fact <= high));
}

/** Whether all conditions hold. */
export function holds(when: When, facts: Partial<Facts>): boolean {
  const known: Readonly<Record<string, Fact | undefined>> = { ...facts };
  return Object.entries(when).every(([name, condition]: [string, AnyCondition]) => agrees(condition, known[name]));
}

/** Whether a benefit or a contribution is open to the case on the day; its slots mean nothing where it is not. */
export function isOpen(owner: InForce & { readonly domain: readonly When[] }, on: Day, facts: Partial<Facts>): boolean {
  return isOn(owner, on) && owner.domain.some((when) => holds(when, facts));
}

/** The one cell of a case in the period in force on the day. */
export function find<N>({ domain, periods, unpublished = [] }: SlotTable<N, string>, on: Day, facts: Partial<Facts>): Cell<N> {
  if (domain !== undefined && !domain.some((when) => holds(when, facts))) return { found: "nothing" };
  const waits = unpublished.find((span) => isOn(span, on));
  if (waits !== undefined) return { found: "unpublished", indicator: waits.indicator, year: waits.year };
  const period = periods.find((span) => isOn(span, on));
  const row = period?.rows.find(({ when }) => holds(when, facts));
  if (period !== undefined && row !== undefined) return { found: "row", row, period };
  const waiting = period?.unpublished?.find(({ when }) => holds(when, facts));
  return waiting === undefined ? { found: "nothing" } : { found: "unpublished", indicator: waiting.indicator, year: waiting.year };
}
`;

/** Names of the prelude and of what stands around it, which nothing else may be called. */
export const TAKEN: readonly string[] = [
  ...[...PRELUDE.matchAll(/^(?:export )?(?:type|interface|function) (\w+)/gm)].map(([, name = ""]) => name),
  "When", "Facts", "Partial", "Readonly", "Record", "Pick", "Array", "Object", "province", "tables", "funds", "lookUp",
];
