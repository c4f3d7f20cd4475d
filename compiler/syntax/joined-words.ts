/** Words without the spaces between them, of which some are names: `基数政策范围内费用`, `适用职工`. */
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { spanOfPiece, type Piece } from "./layout.ts";
import { SEPARATE_WORDS, spaced } from "./run-together.ts";
import { fix, quoted, tell, type Sink } from "./sink.ts";
import { Word } from "./token-types.ts";

/** Before a name, and hardly ever the beginning of one. */
const BEFORE_NAMES = /^(?:适用|当|属于|结算时点|年度起始|统筹层次|支付比例|起付线|封顶线|等待期)(?=.)|^于(?=[0-9０-９])/;
const WITHIN = /适用|隶属|属于/;
const LAST = /^(.+[^适当])当$/;
/** `支付比例为85%`: what stands between a word and its figure. */
const IS = /^(?:为|是)(?=[0-9０-９]|$)/;

/** A keyword of so many characters, and what was written to it. */
export function reportJoined(sink: Sink, token: Piece, length: number): void {
  const { start, end } = spanOfPiece(token);
  const rest = token.image.slice(length);
  const is = IS.exec(rest)?.[0];
  if (is !== undefined) {
    const apart = `${token.image.slice(0, length)} ${rest.slice(is.length)}`.trimEnd();
    return tellApart(sink, token, apart, { en: `Write “${apart}”`, zh: `改为“${apart}”` }, [[start, end, apart]]);
  }
  const gaps = [length, ...gapsIn(rest).map((gap) => length + gap)];
  tellApart(sink, token, spaced(token.image, gaps), SEPARATE_WORDS, gaps.map((gap) => [start + gap, start + gap, " "] as const));
}

/** The same where a word was taken for a name; whether it is one of them. */
export function reportJoinedName(sink: Sink, token: Piece): boolean {
  if (token.tokenType !== Word || token.keyword !== undefined) return false;
  const length = BEFORE_NAMES.exec(token.image)?.[0].length ?? gapsIn(token.image)[0] ?? 0;
  if (length > 0) reportJoined(sink, token, length);
  return length > 0;
}

function tellApart(sink: Sink, token: Piece, apart: string, title: Phrase, edits: Parameters<typeof fix>[2]): void {
  tell(sink, "wordsRunTogether", spanOfPiece(token), { written: quoted(token.image), apart: quoted(apart) }, [fix(sink, title, edits, false)]);
}

/** Around words that stand between names. */
function gapsIn(rest: string): readonly number[] {
  const last = LAST.exec(rest)?.[1];
  const within = WITHIN.exec(rest);
  const around = within === null ? [] : [within.index, within.index + within[0].length].filter((gap) => gap > 0 && gap < rest.length);
  return [...around, ...(last === undefined ? [] : [last.length])];
}
