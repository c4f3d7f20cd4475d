import type { Day } from "../../compiler/base/calendar.ts";
import type { Language } from "../../compiler/diagnostics/render/fill.ts";

/** Who reads an answer, and what their editor can show. */
export interface Reader {
  readonly language: Language;
  readonly asOf: Day;
  /** An image inside Markdown is drawn, not printed as its data. */
  readonly showsPictures: boolean;
}
