import type { Fix } from "../diagnostics/diagnostic.ts";
import type { Piece } from "./layout.ts";
import { fix, type Sink } from "./sink.ts";

/** What may have been meant where the grammar stopped at a piece, expecting what the message says. */
export type Repair = (sink: Sink, pieces: readonly Piece[], index: number, message: string) => Fix | undefined;

export function rewrite(sink: Sink, start: number, end: number, text: string): Fix {
  return fix(sink, { en: `Write ${text}`, zh: `改为 ${text}` }, [[start, end, text]], false);
}
