import type { Day } from "../base/calendar.ts";
import type { Location } from "../base/span.ts";
import type { Benefit, Measure, Period, Pool, Scheme, Settlement } from "./benefit.ts";
import type { Citation } from "./citation.ts";
import type { Contribution, Fund } from "./contribution.ts";
import type { Dimension, Region } from "./dimension.ts";
import type { ExampleCase } from "./example.ts";
import type { Guardrail } from "./guardrail.ts";
import type { Indicator } from "./indicator.ts";
import type { City, Province } from "./jurisdiction.ts";

/** Everything the workspace says, province by province. */
export interface Program {
  readonly provinces: readonly ProvinceProgram[];
}

/** One province with all its documents brought together; the unit of analysis and of the compiled tables. */
export interface ProvinceProgram {
  readonly province: Province;
  readonly policies: readonly PolicyInfo[];
  readonly dimensions: readonly Dimension[];
  readonly measures: readonly Measure[];
  readonly periods: readonly Period[];
  readonly schemes: readonly Scheme[];
  readonly indicators: readonly Indicator[];
  readonly benefits: readonly Benefit[];
  readonly pools: readonly Pool[];
  readonly settlements: readonly Settlement[];
  readonly contributions: readonly Contribution[];
  readonly funds: readonly Fund[];
  readonly guardrails: readonly Guardrail[];
  readonly transitions: readonly Transition[];
  /** Worked settlements with the figures they are expected to give; the rows of a table one by one. */
  readonly examples: readonly ExampleCase[];
  /** Combinations that do not occur. */
  readonly impossible: Region;
}

/** One normative document. */
export interface PolicyInfo {
  readonly name: string;
  readonly title: string | undefined;
  readonly issued: Day | undefined;
  readonly from: Day;
  readonly to: Day;
  readonly amends: string | undefined;
  readonly repeals: readonly string[];
  readonly implements: { readonly policy: string; readonly city: City } | undefined;
  readonly overridesLocal: boolean;
  readonly draft: boolean;
  readonly reviewBy: { readonly day: Day; readonly location: Location } | undefined;
  readonly citation: Citation;
  readonly location: Location;
}

/** A city's dated departure from a uniform slot; its steps stand as rows of the slot. */
export interface Transition {
  readonly benefit: string;
  readonly word: string;
  readonly city: City;
  readonly convergesBy: Day | undefined;
  readonly location: Location;
}
