import type { Day } from "../base/calendar.ts";
import type { Location } from "../base/span.ts";
import type { Severity } from "../diagnostics/diagnostic.ts";
import type { Citation } from "./citation.ts";
import type { Dimension, Region } from "./dimension.ts";
import type { ValueExpression } from "./expression.ts";

export type Comparison = ">=" | "<=" | ">" | "<" | "=";

/** What must hold in every cell and period. */
export interface Guardrail {
  readonly title: string;
  /** Of a library: it can be tightened, not loosened. */
  readonly library: boolean;
  readonly severity: Severity;
  readonly from: Day;
  readonly to: Day;
  readonly condition: Region;
  readonly requirement: Requirement;
  readonly citation: Citation;
  readonly location: Location;
}

export interface Requirement {
  readonly quantity: string;
  readonly target:
    | { readonly kind: "any" }
    | { readonly kind: "benefitKind"; readonly name: string; readonly other?: string }
    | { readonly kind: "benefit"; readonly name: string }
    | { readonly kind: "contribution" | "account"; readonly name: string | undefined };
  readonly scheme: string | undefined;
  readonly test:
    /** `tolerance` in the unit of the value. */
    | { readonly kind: "compare"; readonly operator: Comparison; readonly value: ValueExpression; readonly per: string | undefined; readonly tolerance: ValueExpression | undefined }
    | { readonly kind: "monotone"; readonly direction: "neverFalls" | "neverRises"; readonly along: Dimension }
    | { readonly kind: "neverFallsAsCostRises" | "neverRisesByMoreThanCost" | "isUniform" | "isWritten" };
}
