/** What things are called that come from compiled tables, and where they stand: in no source. */
import { NO_SPAN } from "../base/span.ts";
import type { Label } from "../emit/format.ts";
import type { Citation } from "../model/citation.ts";
import type { Named } from "../model/names.ts";

export const NOWHERE = { file: "", span: NO_SPAN } as const;

/** Tables cite per row, and differences are not told by citations. */
export const NO_CITATION: Citation = { documents: [], article: undefined, trust: "verified", remark: undefined, unresolved: [], provisional: false, location: NOWHERE };

export function namedOf({ name, label, other, title }: Label): Named {
  return { name, other: label === name ? other : label, title, location: NOWHERE };
}
