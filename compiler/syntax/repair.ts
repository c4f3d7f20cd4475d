import { isChinese } from "../base/chinese.ts";
import type { Fix, Phrase } from "../diagnostics/diagnostic.ts";
import type { Piece } from "./layout.ts";
import { fix, type Sink } from "./sink.ts";

/** What may have been meant where the grammar stopped at a piece, expecting what the message says. */
export type Repair = (sink: Sink, pieces: readonly Piece[], index: number, message: string) => Fix | undefined;

export function rewrite(sink: Sink, start: number, end: number, text: string): Fix {
  return fix(sink, { en: `Write ${text}`, zh: `改为 ${text}` }, [[start, end, text]], false);
}

/** In the language of what stands around it. */
export function spelledLike(around: string, { en, zh }: Phrase): string {
  return isChinese(around) ? zh : en;
}

/** Puts a word that was left out before what stands at the place. */
export function wordBefore(sink: Sink, place: number, word: string): Fix {
  return fix(sink, { en: `Put “${word}” in`, zh: `补上“${word}”` }, [[place, place, `${word} `]], false);
}

/** What the piece at the index continues. */
export function clauseBefore(pieces: readonly Piece[], index: number): readonly Piece[] {
  return pieces.slice(0, index).filter(({ clause }) => clause === pieces[index]?.clause);
}
