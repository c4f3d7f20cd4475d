/**
 * The tree of one file. Nodes are values: no parent, no symbol, no type stands on them.
 * What recovery could not find is `undefined` or `Missing`; an error was reported where that happened.
 */
import type { Span } from "../base/span.ts";
import type {
  CellItem, Comparison, Condition, DateLiteral, Expression, Name, Names, QualifiedName, Range, Table, Tail, Text, Unit,
} from "./ast-terms.ts";

export interface SourceTree {
  readonly kind: "SourceTree";
  readonly file: string;
  readonly header: Header | undefined;
  readonly uses: readonly Use[];
  readonly declarations: readonly Declaration[];
  /** Nothing but space and comments. */
  readonly isBlank: boolean;
  readonly span: Span;
}

// ── the head of a file ──────────────────────────────────────────────────────
export interface Header {
  readonly kind: "policy" | "library";
  readonly name: QualifiedName | undefined;
  readonly title: Text | undefined;
  readonly issued: DateLiteral | undefined;
  readonly effectiveFrom: DateLiteral | undefined;
  readonly effectiveTo: DateLiteral | undefined;
  readonly amends: QualifiedName | undefined;
  /** Policies of the workspace by name, others by the document they are known by. */
  readonly repeals: readonly (QualifiedName | Text)[];
  readonly overridesLocal: Span | undefined;
  readonly implements: { readonly policy: QualifiedName; readonly city: Name | undefined } | undefined;
  readonly draft: Span | undefined;
  readonly reviewBy: DateLiteral | undefined;
  readonly tail: Tail;
  readonly span: Span;
}
export interface Use { readonly target: QualifiedName | Text; readonly span: Span }

// ── slots ───────────────────────────────────────────────────────────────────
export type SlotWord = "base" | "firstShare" | "deductible" | "ratio" | "amount" | "copay" | "limit" | "cap" | "waiting";
export type PeriodWord = "year" | "month" | "day" | "visit" | "admission" | "quarter" | "lifetime" | "disease";
export type PeriodReference = { readonly kind: "Builtin"; readonly word: PeriodWord; readonly span: Span } | { readonly kind: "Declared"; readonly name: Name; readonly span: Span };
export type Scale = "base" | "excess" | "payment";
export type SlotOption =
  | { readonly kind: "Per"; readonly period: PeriodReference; readonly eachHospital: boolean; readonly span: Span }
  | { readonly kind: "ByBand"; readonly scale: Scale | undefined; readonly span: Span }
  | { readonly kind: "Of"; readonly what: "payment" | "cost" | "deductible"; readonly span: Span }
  | { readonly kind: "Combine"; readonly how: "best" | "inOrder" | "sum"; readonly span: Span }
  | { readonly kind: "Transfer"; readonly how: "toppedUp" | "separate"; readonly span: Span }
  | { readonly kind: "CostBound"; readonly how: "atMostTheCost" | "whateverTheCost"; readonly span: Span }
  | { readonly kind: "Local"; readonly reason: Text | undefined; readonly article: Text | undefined; readonly span: Span }
  | { readonly kind: "UniformFormula"; readonly span: Span }
  | { readonly kind: "When"; readonly condition: Condition; readonly span: Span }
  /** `3 months from contribution` */
  | { readonly kind: "FromContribution"; readonly span: Span }
  /** `from the 3rd calendar month of contribution` */
  | { readonly kind: "CalendarMonth"; readonly ordinal: number; readonly span: Span };
export interface BaseTerm { readonly from: "measure" | "overCap" | "unpaid" | "ownShare" | "firstShare"; readonly name: Name; readonly span: Span }
export interface Slot {
  readonly kind: "Slot";
  readonly slot: SlotWord;
  readonly word: Span;
  readonly value: Expression | undefined;
  /** Of `base` alone. */
  readonly terms: readonly BaseTerm[];
  readonly options: readonly SlotOption[];
  readonly table: Table | undefined;
  /** A unit that stands once, before the table, for its bare numbers. */
  readonly tableUnit: Unit | undefined;
  readonly tail: Tail;
  readonly span: Span;
}
export interface Adjust { readonly kind: "Adjust"; readonly slot: SlotWord; readonly lines: readonly AdjustLine[]; readonly tail: Tail; readonly span: Span }
export interface AdjustLine { readonly condition: Condition | undefined; readonly operations: readonly Operation[]; readonly tail: Tail; readonly span: Span }
export type Operation =
  | { readonly kind: "SetTo"; readonly value: Expression; readonly span: Span }
  | { readonly kind: "None" | "NotCovered" | "Halve"; readonly span: Span }
  | { readonly kind: "Times"; readonly value: Expression; readonly ofPatientShare: boolean; readonly span: Span }
  /** `value` is signed by `sign`; `per` makes it grow with an integer dimension beyond `after`. */
  | { readonly kind: "Plus"; readonly sign: 1 | -1; readonly value: Expression; readonly per: Name | undefined; readonly after: number; readonly ofPatientShare: boolean; readonly span: Span }
  | { readonly kind: "AtLeast" | "AtMost" | "TogetherAtMost"; readonly value: Expression; readonly span: Span }
  | { readonly kind: "RoundedTo"; readonly step: Expression; readonly span: Span };

// ── declarations ────────────────────────────────────────────────────────────
export interface Province extends Names { readonly kind: "Province"; readonly code: Text | undefined; readonly tail: Tail; readonly span: Span }
export interface City extends Names { readonly kind: "City"; readonly province: Name | undefined; readonly code: Text | undefined; readonly tail: Tail; readonly span: Span }
export interface Member extends Names { readonly kind: "Member"; readonly inside: Name | undefined; readonly sameAs: Name | undefined; readonly code: Text | undefined; readonly tail: Tail; readonly span: Span }
export interface Dimension extends Names {
  readonly kind: "Dimension";
  readonly ordered: boolean;
  readonly many: boolean;
  readonly domain:
    | { readonly kind: "Members" } | { readonly kind: "YesNo" } | { readonly kind: "Date" }
    | { readonly kind: "Integer"; readonly low: number | undefined; readonly high: number | undefined; readonly span: Span }
    | { readonly kind: "Counts"; readonly period: Name; readonly eachHospital: boolean; readonly span: Span };
  readonly asOf: Name | undefined;
  readonly code: Text | undefined;
  readonly members: readonly Member[];
  readonly tail: Tail;
  readonly span: Span;
}
export interface Measure extends Names { readonly kind: "Measure"; readonly code: Text | undefined; readonly tail: Tail; readonly span: Span }
export interface BenefitKind extends Names { readonly kind: "BenefitKind"; readonly tail: Tail; readonly span: Span }
export interface Period extends Names { readonly kind: "Period"; readonly splits: Name | undefined; readonly days: number | undefined; readonly tail: Tail; readonly span: Span }
export interface Parameter extends Names { readonly kind: "Parameter"; readonly value: Expression | undefined; readonly tail: Tail; readonly span: Span }
export interface Indicator extends Names { readonly kind: "Indicator"; readonly byCity: boolean; readonly table: Table | undefined; readonly tail: Tail; readonly span: Span }
export interface Scheme extends Names {
  readonly kind: "Scheme";
  readonly code: Text | undefined;
  readonly restrictions: readonly Condition[];
  readonly settlesBy: Name | undefined;
  readonly yearFrom: { readonly month: number; readonly day: number; readonly span: Span } | undefined;
  readonly pooledBy: Name | undefined;
  readonly waiting: readonly Slot[];
  readonly tail: Tail;
  readonly span: Span;
}
export interface Benefit extends Names {
  readonly kind: "Benefit";
  readonly code: Text | undefined;
  readonly schemes: readonly Name[];
  readonly benefitKind: Name | undefined;
  readonly condition: Condition | undefined;
  readonly as: { readonly benefit: Name; readonly on: DateLiteral | undefined; readonly span: Span } | undefined;
  readonly local: { readonly reason: Text | undefined; readonly article: Text | undefined; readonly span: Span } | undefined;
  readonly best: Span | undefined;
  readonly items: readonly BenefitItem[];
  readonly tail: Tail;
  readonly span: Span;
}
export type BenefitItem = Slot | Adjust | Impossible | { readonly kind: "DrawsOn"; readonly pools: readonly Name[]; readonly tail: Tail; readonly span: Span };
export interface Impossible { readonly kind: "Impossible"; readonly condition: Condition; readonly tail: Tail; readonly span: Span }
export interface Pool extends Names { readonly kind: "Pool"; readonly schemes: readonly Name[]; readonly inside: Name | undefined; readonly slot: Slot; readonly tail: Tail; readonly span: Span }
export interface Settle { readonly kind: "Settle"; readonly schemes: readonly Name[]; readonly steps: readonly { readonly oneOf: boolean; readonly names: readonly Name[]; readonly span: Span }[]; readonly tail: Tail; readonly span: Span }
export interface Rounding { readonly kind: "Rounding"; readonly step: Expression; readonly residual: Name | undefined; readonly tail: Tail; readonly span: Span }

export type PartWord = "base" | "floor" | "ceiling" | "employer" | "member" | "subsidy" | "years" | "credit";
/** One line of a contribution, an account or a city's `set`. */
export interface ContributionPart {
  readonly kind: "Part";
  readonly part: PartWord;
  readonly word: Span;
  readonly scope: "uniform" | "uniformFormula" | "local" | undefined;
  readonly within: Range | undefined;
  readonly default: Expression | undefined;
  readonly value: Expression | undefined;
  readonly per: PeriodReference | undefined;
  /** The fund or account the money goes to. */
  readonly to: Name | undefined;
  /** `floor …` and `ceiling …` on the line of `base`. */
  readonly floor: Expression | undefined;
  readonly ceiling: Expression | undefined;
  readonly when: Condition | undefined;
  readonly table: Table | undefined;
  readonly split: Table | undefined;
  readonly tail: Tail;
  readonly span: Span;
}
export interface Contribution extends Names { readonly kind: "Contribution" | "Account"; readonly schemes: readonly Name[]; readonly condition: Condition | undefined; readonly tiers: Name | undefined; readonly parts: readonly ContributionPart[]; readonly tail: Tail; readonly span: Span }
export interface Fund extends Names {
  readonly kind: "Fund";
  readonly schemes: readonly Name[];
  readonly pooling: "unified" | "adjustment" | undefined;
  readonly handUp: { readonly rate: Expression; readonly of: Name | undefined; readonly tail: Tail; readonly span: Span } | undefined;
  readonly sharing: { readonly rate: Expression; readonly tail: Tail; readonly span: Span } | undefined;
  /** Columns `indicator` and `weight`. */
  readonly allocate: Table | undefined;
  readonly tail: Tail;
  readonly span: Span;
}
export interface Transition { readonly kind: "Transition"; readonly slot: SlotWord; readonly word: Span; readonly benefit: Name | undefined; readonly city: Name | undefined; readonly convergesBy: DateLiteral | undefined; readonly table: Table | undefined; readonly value: Expression | undefined; readonly tail: Tail; readonly span: Span }

export interface Guardrail {
  readonly kind: "Guardrail";
  readonly title: Text | undefined;
  readonly severity: "error" | "warning" | "note";
  readonly effectiveFrom: DateLiteral | undefined;
  readonly effectiveTo: DateLiteral | undefined;
  readonly condition: Condition | undefined;
  readonly requirements: readonly Requirement[];
  readonly tail: Tail;
  readonly span: Span;
}
export type Quantity = SlotWord | PartWord | "patientAmount" | "patientShare" | "payment";
export interface Requirement {
  readonly quantity: Quantity;
  readonly word: Span;
  /** `any benefit`, a kind or benefit, or `contribution NAME`, `account NAME`. */
  readonly target: { readonly kind: "Any"; readonly span: Span } | { readonly kind: "Benefit" | "Contribution" | "Account"; readonly name: Name | undefined; readonly span: Span } | undefined;
  readonly scheme: Name | undefined;
  readonly condition: Condition | undefined;
  readonly test:
    | { readonly kind: "Compare"; readonly operator: Comparison; readonly value: Expression; readonly per: PeriodReference | undefined }
    | { readonly kind: "Monotone"; readonly direction: "neverFalls" | "neverRises"; readonly along: Name }
    | { readonly kind: "NeverFallsAsCostRises" | "NeverRisesByMoreThanCost" | "IsUniform" | "IsWritten" }
    | undefined;
  readonly tolerance: Expression | undefined;
  readonly tail: Tail;
  readonly span: Span;
}

export interface Example {
  readonly kind: "Example";
  readonly title: Text | undefined;
  readonly given: readonly Given[];
  readonly claim: readonly { readonly measure: Name; readonly amount: Expression; readonly span: Span }[];
  readonly expect: readonly Expectation[];
  readonly table: Table | undefined;
  /** All of its clauses could be read: what they do not state is not stated. */
  readonly whole: boolean;
  readonly tail: Tail;
  readonly span: Span;
}
export type Given =
  | { readonly kind: "Fact"; readonly dimension: Name; readonly values: readonly CellItem[]; readonly span: Span }
  | { readonly kind: "On"; readonly date: DateLiteral; readonly span: Span }
  /** The span that the amounts of the bases are for. */
  | { readonly kind: "Per"; readonly period: PeriodReference; readonly span: Span }
  | { readonly kind: "History"; readonly what: "usedDeductible" | "paid" | "base"; readonly name: Name; readonly amount: Expression; readonly period: "year" | "month" | undefined; readonly span: Span };
export type Expectation =
  | { readonly kind: "Pays"; readonly benefit: Name; readonly amount: Expression; readonly span: Span }
  | { readonly kind: "Patient" | "Credit"; readonly amount: Expression; readonly span: Span };

// ── amendments ──────────────────────────────────────────────────────────────
/** `replace [rows in] SLOT of BENEFIT …`; `slot` holds the new clause, `adjust` a new list of adjustments. */
export interface Replace { readonly kind: "Replace"; readonly rowsOnly: boolean; readonly target: Name | undefined; readonly slot: Slot | Adjust | undefined; readonly part: ContributionPart | undefined; readonly tail: Tail; readonly span: Span }
export interface AddTo { readonly kind: "AddTo"; readonly what: "benefit" | "dimension"; readonly target: Name | undefined; readonly items: readonly BenefitItem[]; readonly members: readonly Member[]; readonly tail: Tail; readonly span: Span }
export interface Repeal { readonly kind: "Repeal"; readonly slot: SlotWord | undefined; readonly what: "slot" | "adjust" | "benefit" | "contribution"; readonly target: Name | undefined; readonly tail: Tail; readonly span: Span }
/** In a city's file: values for the local parts of a contribution, or (refused unless local) a slot of a benefit. */
export interface SetLocal { readonly kind: "Set"; readonly what: "contribution" | "account" | "slot"; readonly target: Name | undefined; readonly parts: readonly ContributionPart[]; readonly slot: Slot | undefined; readonly tail: Tail; readonly span: Span }

export type Declaration =
  | Province | City | Dimension | Measure | BenefitKind | Period | Parameter | Indicator | Scheme | Benefit | Impossible
  | Pool | Settle | Rounding | Contribution | Fund | Transition | Guardrail | Example | Replace | AddTo | Repeal | SetLocal;
