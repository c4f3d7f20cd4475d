/**
 * What stands in the compiled files. Engines read these types too, so the file imports nothing.
 * Money is in fen, a ratio in 0.01 % (10,000 is the whole), a day is ISO 8601; every number is a safe integer.
 */
export const FORMAT = "1.0.0";

export const SCHEMA_IDS = {
  tables: "urn:tongchou:schema:tables:1.0.0",
  fund: "urn:tongchou:schema:fund:1.0.0",
  manifest: "urn:tongchou:schema:manifest:1.0.0",
} as const;

export const MANIFEST_PATH = "manifest.json";

/** What something is called: `name` is what tables refer to, `label` the Chinese name, or the name where there is none. */
export interface Label {
  readonly name: string;
  readonly label: string;
  /** The name in the other language, as declared. */
  readonly other?: string | undefined;
  readonly title?: string | undefined;
  readonly code?: string | undefined;
}

export interface Member extends Label {
  readonly inside?: string | undefined;
  readonly sameAs?: string | undefined;
}

/** A fact of the claim, or the insured's city, that tables ask for. */
export type Input = Label & { readonly asOf?: string | undefined } & InputDomain;

export type InputDomain =
  | { readonly kind: "members"; readonly ordered: boolean; readonly members: readonly Member[] }
  /** A person may hold several. */
  | { readonly kind: "many"; readonly members: readonly Member[] }
  | { readonly kind: "city"; readonly members: readonly Member[] }
  | { readonly kind: "integer"; readonly low: number; readonly high: number }
  /** From 1, without an upper bound. */
  | { readonly kind: "count"; readonly period: string; readonly eachHospital: boolean }
  | { readonly kind: "yesNo" }
  | { readonly kind: "date" };

/**
 * Of members and cities: the names that match. Of integers, counts and dates: ranges, both ends included, one after the
 * other as `[low, high, low, high, …]`, `null` where a side is open. Of yes/no: the answer. Of `many`: held and not held.
 */
export type Condition = boolean | readonly (string | number | null)[] | { readonly has: readonly string[]; readonly lacks: readonly string[] };

/** Conditions by the name of the input; one that is not named may be anything. */
export type When = Readonly<Record<string, Condition>>;

export type TableValue = number | "none" | "not covered";
export type CostBound = "atMostTheCost" | "whateverTheCost";

/** A slice of money in fen; bands of a row follow each other from 0, the last has no end. */
export interface TableBand {
  readonly from: number;
  readonly to: number | null;
  readonly value: TableValue;
  readonly costBound?: CostBound | undefined;
}

/** Either `value` or `bands`. `sources` are indexes into the file's sources: the row, then what adjusted it. */
export interface Row {
  readonly when: When;
  readonly value?: TableValue | undefined;
  readonly costBound?: CostBound | undefined;
  readonly bands?: readonly TableBand[] | undefined;
  readonly sources: readonly number[];
}

/** Cases without a row, because an indicator was not yet published. */
export interface UnpublishedCases {
  readonly when: When;
  readonly indicator: string;
  readonly year: number;
}

export type WaitingFrom = { readonly kind: "contribution" } | { readonly kind: "calendarMonth"; readonly ordinal: number };

/** Rows in force from `from` to `to`, both included; `null` is open. */
export interface TablePeriod {
  readonly from: string;
  readonly to: string | null;
  readonly draft?: true | undefined;
  /** The span over which the slot is used up or counted. */
  readonly per?: string | undefined;
  readonly eachHospital?: true | undefined;
  readonly of?: "payment" | "cost" | "deductible" | undefined;
  readonly scale?: "base" | "excess" | "payment" | undefined;
  readonly transfer?: "toppedUp" | "separate" | undefined;
  readonly waitingFrom?: WaitingFrom | undefined;
  /** Of contributions: who receives the money. */
  readonly fund?: string | undefined;
  readonly rows: readonly Row[];
  readonly unpublished?: readonly UnpublishedCases[] | undefined;
}

/** Days without a table, because an indicator was not yet published. */
export interface UnpublishedDays {
  readonly from: string;
  readonly to: string | null;
  readonly indicator: string;
  readonly year: number;
}

export type Unit = "fen" | "ratio" | "months" | "years" | "number";

/** One quantity over time. A case outside `domain`, which is the owner's where it is absent, has no such slot. */
export interface SlotTable {
  /** `fixed` is the sum beside a rate. */
  readonly role: "value" | "fixed";
  readonly unit: Unit;
  readonly scope: "uniform" | "uniformFormula" | "localSupplement" | "local";
  readonly domain?: readonly When[] | undefined;
  readonly periods: readonly TablePeriod[];
  readonly unpublished?: readonly UnpublishedDays[] | undefined;
}

/** By the slot's word; several tables of one word hold together (a cap a year and a cap a month). */
export type Slots<Word extends string> = { readonly [W in Word]?: readonly SlotTable[] | undefined };
export type BenefitSlots = Slots<"firstShare" | "deductible" | "ratio" | "amount" | "copay" | "limit" | "cap" | "waiting">;
export type ContributionSlots = Slots<"base" | "floor" | "ceiling" | "employer" | "member" | "subsidy" | "years" | "credit" | "rate" | "sharing">;

export type BaseTerm =
  | { readonly measure: string }
  | { readonly remainder: "overCap" | "unpaid" | "ownShare" | "firstShare"; readonly of: string };

interface InForce {
  readonly from: string;
  readonly to: string | null;
}

export interface Base extends InForce {
  readonly terms: readonly BaseTerm[];
  readonly sources: readonly number[];
}

export interface BenefitTables extends Label, InForce {
  readonly kind?: string | undefined;
  readonly draft?: true | undefined;
  /** The larger of the whole results is paid where several cases apply. */
  readonly bestForThePatient?: true | undefined;
  /** The layer is open in these cases; disjoint. */
  readonly domain: readonly When[];
  readonly base: readonly Base[];
  readonly slots: BenefitSlots;
  readonly pools: readonly (InForce & { readonly pool: string })[];
  readonly sources: readonly number[];
}

/** An amount that several benefits draw on, perhaps inside another. */
export interface PoolTables extends Label {
  readonly schemes: readonly string[];
  readonly inside?: string | undefined;
  readonly table: SlotTable;
}

export interface SettlementOrder extends InForce {
  /** Layers in order; of the benefits of one step at most one is open where `oneOf` is true. */
  readonly steps: readonly { readonly oneOf: boolean; readonly benefits: readonly string[] }[];
  /** Each payment is rounded half up to `step` fen; `residual` names the layer that takes what is left, else the patient does. */
  readonly rounding: { readonly mode: "halfUp"; readonly step: number; readonly residual?: string | undefined };
  readonly sources: readonly number[];
}

/** Who pays which share of a subsidy; the shares of a row add up to 10,000. */
export interface SplitTable extends InForce {
  readonly slot: string;
  readonly rows: readonly { readonly when: When; readonly shares: readonly { readonly payer: string; readonly share: number }[]; readonly sources: readonly number[] }[];
}

export interface ContributionTables extends Label, InForce {
  readonly draft?: true | undefined;
  readonly domain: readonly When[];
  /** The input whose members are the tiers that people choose by what they pay. */
  readonly tiers?: string | undefined;
  /** What the base is, as declared (`own_wage`); the claim gives its amount. */
  readonly baseFact?: string | undefined;
  readonly slots: ContributionSlots;
  readonly splits: readonly SplitTable[];
  readonly sources: readonly number[];
}

/** A declared span of one event, such as every 90 days of an admission. */
export interface SplitPeriod extends Label {
  readonly splits: string;
  readonly days: number;
}

/** Names of the national settlement interface for what a settlement yields; benefits only where their code is one of them. */
export interface NationalFields {
  readonly deductible: string;
  readonly patient: string;
  readonly account: string;
  readonly benefits: readonly { readonly benefit: string; readonly field: string }[];
}

export interface SourceDocument {
  readonly title: string;
  readonly address?: string | undefined;
  /** SHA-256 of the archived text, hexadecimal. */
  readonly digest?: string | undefined;
}

export interface Source {
  readonly documents: readonly SourceDocument[];
  readonly article?: string | undefined;
  /** Relative to the workspace, with `/`; the line from 1. */
  readonly file: string;
  readonly line: number;
  readonly trust: "verified" | "unverified" | "illustrative";
  readonly remark?: string | undefined;
  readonly unresolved?: readonly string[] | undefined;
  readonly provisional?: true | undefined;
}

export interface SchemeTables extends Label {
  /** Whom the scheme is for; disjoint. */
  readonly domain: readonly When[];
  /** The event whose day decides which period applies. */
  readonly settlesBy: string;
  /** First day of the insurance year, MM-DD. */
  readonly yearFrom: string;
  readonly pooledBy: "province" | "city";
  /** Waiting that holds for all its benefits. */
  readonly waiting: readonly SlotTable[];
}

/** `PROVINCE/SCHEME-DIGEST.json` */
export interface Tables {
  readonly $schema: typeof SCHEMA_IDS.tables;
  readonly format: string;
  readonly province: Label;
  readonly scheme: SchemeTables;
  readonly inputs: readonly Input[];
  /** Combinations that do not occur, so that no table has a row for them; they may overlap. */
  readonly impossible: readonly When[];
  readonly measures: readonly Label[];
  readonly periods: readonly SplitPeriod[];
  readonly benefits: readonly BenefitTables[];
  readonly pools: readonly PoolTables[];
  readonly settlement: readonly SettlementOrder[];
  readonly contributions: readonly ContributionTables[];
  readonly accounts: readonly ContributionTables[];
  readonly nationalFields: NationalFields;
  readonly sources: readonly Source[];
}

/** A number that need not be whole, exactly. */
export type ExactNumber = number | { readonly numerator: number; readonly denominator: number };

export interface IndicatorTable extends Label {
  readonly unit: "fen" | "ratio" | "number";
  readonly values: readonly { readonly year: number; readonly city?: string | undefined; readonly value: ExactNumber; readonly sources: readonly number[] }[];
}

/** A ratio in 0.01 %; one entry where it never changes, else one a year (and city) for which its indicators are published. */
export type YearlyRatio = readonly { readonly year?: number | undefined; readonly city?: string | undefined; readonly value: number }[];

export interface FundTables extends Label, InForce {
  readonly schemes: readonly string[];
  readonly pooling: "unified" | "adjustment";
  readonly handUp?: { readonly of: string; readonly rate: YearlyRatio } | undefined;
  /** How much of a recognised gap the province's fund makes good. */
  readonly sharing?: YearlyRatio | undefined;
  /** The indicators by which the fund is allocated, with their weights; 10,000 is a weight of one. */
  readonly allocation: readonly { readonly weight: ExactNumber; readonly indicator: IndicatorTable }[];
  readonly sources: readonly number[];
}

/** `PROVINCE/fund-DIGEST.json` */
export interface FundFile {
  readonly $schema: typeof SCHEMA_IDS.fund;
  readonly format: string;
  readonly province: Label;
  readonly cities: readonly Label[];
  readonly funds: readonly FundTables[];
  readonly sources: readonly Source[];
}
