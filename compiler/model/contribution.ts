import type { Citation } from "./citation.ts";
import type { Dimension, Region } from "./dimension.ts";
import type { Named } from "./names.ts";
import type { Scheme } from "./benefit.ts";
import type { Slot } from "./slot.ts";
import type { Day } from "../base/calendar.ts";
import type { ValueExpression } from "./expression.ts";
import type { Rational } from "../base/rational.ts";
import type { Indicator } from "./indicator.ts";
import type { Location } from "../base/span.ts";

/** What is paid in, or credited to the personal account. */
export interface Contribution extends Named {
  readonly kind: "contribution" | "account";
  readonly scheme: Scheme;
  readonly when: Region;
  readonly from: Day;
  readonly to: Day;
  readonly draft: boolean;
  /** The dimension whose members are the tiers that people choose by what they pay. */
  readonly tiers: Dimension | undefined;
  /** What the base is a share of (`own_wage`), as written. */
  readonly baseFact: string | undefined;
  readonly slots: readonly Slot[];
  readonly splits: readonly Split[];
  readonly citation: Citation;
}

/** How a subsidy is shared among levels of government; the shares of a row add up to the whole. */
export interface Split {
  readonly word: string;
  readonly from: Day;
  readonly to: Day;
  readonly rows: readonly { readonly region: Region; readonly shares: readonly { readonly payer: string; readonly share: Rational }[]; readonly citation: Citation; readonly location: Location }[];
  readonly dimensions: readonly Dimension[];
  readonly location: Location;
}

/** The pooling model of a province (省级统筹). */
export interface Fund extends Named {
  readonly schemes: readonly Scheme[];
  readonly pooling: "unified" | "adjustment";
  readonly handUp: { readonly rate: ValueExpression; readonly of: string } | undefined;
  readonly sharing: ValueExpression | undefined;
  readonly allocation: readonly { readonly indicator: Indicator; readonly weight: Rational; readonly location: Location }[];
  readonly from: Day;
  readonly to: Day;
  readonly citation: Citation;
}
