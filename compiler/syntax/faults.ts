import { EOF, type IRecognitionException, type IToken } from "chevrotain";
import type { Span } from "../base/span.ts";
import { expectedPhrase } from "./expected.ts";
import type { KeywordId } from "./keywords.ts";
import { spanOfPiece } from "./layout.ts";
import { reportRunTogether } from "./lower/skipped.ts";
import { keywordOf } from "./phrases.ts";
import { fix, quoted, tell, type Sink } from "./sink.ts";
import { EndOfClause, LastBar, RightBrace, Bar, Word } from "./token-types.ts";
import { FILE_WORDS, PART_WORDS, SLOT_WORDS } from "./word-groups.ts";

const BEGINS_CLAUSE: ReadonlySet<KeywordId> = new Set<KeywordId>([...FILE_WORDS, ...SLOT_WORDS, ...PART_WORDS, "adjust", "drawsOn"]);

/** Says what the grammar could not read: what is missing, marked where it belongs, or what cannot stand where it does. */
export function reportFault(sink: Sink, fault: IRecognitionException): void {
  const { token, message } = fault;
  const previous = (fault as { readonly previousToken?: IToken }).previousToken;
  // A run-together word was either refused here or taken for the name just before.
  const suspects = [token, previous].filter((one): one is IToken => one?.tokenType === Word);
  if (suspects.some((suspect) => reportRunTogether(sink, suspect))) return;
  if (isEnd(token)) reportMissing(sink, previous, message);
  else if (message === "EndOfClause" && startsClause(token)) reportSameLine(sink, token);
  else tell(sink, "unexpected", spanOfPiece(token), { found: quoted(token.image), expected: expectedPhrase(message) });
}

function isEnd({ tokenType }: IToken): boolean {
  return [EndOfClause, RightBrace, Bar, LastBar, EOF].includes(tokenType);
}

function reportMissing(sink: Sink, previous: IToken | undefined, message: string): void {
  const end = endOf(previous);
  const before = previous?.image ?? "";
  tell(sink, "missing", end, { previous: quoted(before), missing: expectedPhrase(message) });
}

function endOf(token: IToken | undefined): Span {
  const end = token && Number.isFinite(token.startOffset) ? spanOfPiece(token).end : 0;
  return { start: end, end };
}

function startsClause(token: IToken): boolean {
  const id = keywordOf(token.image);
  return id !== undefined && BEGINS_CLAUSE.has(id);
}

function reportSameLine(sink: Sink, token: IToken): void {
  const { start } = spanOfPiece(token);
  let gap = start;
  while (gap > 0 && /[ \t\u3000]/.test(sink.text.charAt(gap - 1))) gap -= 1;
  tell(sink, "clauseOnSameLine", spanOfPiece(token), { word: quoted(token.image) }, [fix(sink, { en: "Begin a new line here", zh: "在此另起一行" }, [[gap, start, "\n"]], false)]);
}
