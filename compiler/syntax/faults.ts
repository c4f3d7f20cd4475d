import { EOF, type IRecognitionException, type IToken } from "chevrotain";
import type { Span } from "../base/span.ts";
import type { Fix } from "../diagnostics/diagnostic.ts";
import { dimensionOf, lacksDimension } from "./condition-repairs.ts";
import { expectedPhrase } from "./expected.ts";
import { guessAround } from "./guesses.ts";
import { reportJoinedName } from "./joined-words.ts";
import type { KeywordId } from "./keywords.ts";
import { spanOfPiece, type Piece } from "./layout.ts";
import { reportRunTogether } from "./lower/skipped.ts";
import { keywordOf } from "./phrases.ts";
import { quoting } from "./quoting.ts";
import { clauseBefore, spelledLike, wordBefore } from "./repair.ts";
import { omissionsAt, repairsOf } from "./repairs.ts";
import { fix, isCrowded, quoted, tell, type Sink } from "./sink.ts";
import { Bar, Comma, DotDot, EndOfClause, LastBar, LeftBrace, LeftParen, NumberMark, Operator, RightBrace, RowBar, Slash, Unit, Word } from "./token-types.ts";
import { FILE_WORDS, PART_WORDS, SLOT_WORDS } from "./word-groups.ts";

const BEGINS_CLAUSE: ReadonlySet<KeywordId> = new Set<KeywordId>([...FILE_WORDS, ...SLOT_WORDS, ...PART_WORDS, "adjust", "drawsOn"]);

/** Says what the grammar could not read: what is missing, marked where it belongs, or what cannot stand where it does. */
export function reportFaults(sink: Sink, faults: readonly IRecognitionException[], pieces: readonly Piece[]): void {
  for (const { token, message } of faults) {
    const index = isCrowded(sink) ? -1 : pieces.indexOf(token as Piece);
    if (index < 0) reportPlainly(sink, token, pieces.at(-2), message);
    else reportFault(sink, pieces, index, message);
  }
}

function reportFault(sink: Sink, pieces: readonly Piece[], index: number, message: string): void {
  const [previous, token, next] = [pieces[index - 1], pieces[index], pieces[index + 1]];
  if (!token) return;
  forgetName(sink, token);
  // A run-together word was either refused here or taken for the name just before.
  if ([token, previous].some((suspect) => suspect?.tokenType === Word && (reportRunTogether(sink, suspect) || reportJoinedName(sink, suspect)))) return;
  const isAtEnd = message === "EndOfClause";
  const isInRow = clauseBefore(pieces, index)[0]?.tokenType === RowBar;
  if (isAtEnd && startsClause(token) && !isInRow) return reportSameLine(sink, token, token);
  if (isAtEnd && token.tokenType === Comma && next && startsClause(next)) return reportSameLine(sink, token, next);
  if (previous && (reportUnitBehind(sink, previous, token) || reportMarkInName(sink, previous, token))) return;
  if (message === "Colon" && reportColon(sink, pieces, index)) return;
  if (isAtEnd && reportBareRange(sink, pieces, index)) return;
  const member = lacksDimension(sink, pieces, index, message);
  if (member !== undefined) return reportMember(sink, member);
  const repairs = repairsOf(sink, pieces, index, message);
  if (token.tokenType === Word && repairs.length === 0 && reportSlip(sink, token, previous, message)) return;
  reportPlainly(sink, withUnit(sink, token, next), previous, message, repairs.length > 0 ? repairs : omissionsAt(sink, pieces, index, message));
}

/** Where no name can stand, it was no name that lacked its quotes. */
function forgetName({ found }: Sink, { startOffset }: IToken): void {
  const index = found.findIndex(({ id, location }) => id === "nameStartsWithDigit" && location?.span.start === startOffset);
  if (index >= 0) found.splice(index, 1);
}

/** A figure is told of with the unit that it stands at. */
function withUnit({ text }: Sink, token: IToken, next: IToken | undefined): IToken {
  const isOne = token.tokenType === NumberMark && next !== undefined && next.startOffset === spanOfPiece(token).end && Unit.categoryMatchesMap?.[next.tokenType.tokenTypeIdx ?? -1] === true;
  return isOne ? { ...token, image: text.slice(token.startOffset, spanOfPiece(next).end) } : token;
}

function reportMember(sink: Sink, token: Piece): void {
  const { start, end } = spanOfPiece(token);
  const dimension = dimensionOf(sink, token.image);
  const shown = quoted(token.image);
  const expected = { en: `a condition such as \`${dimension ?? "DIMENSION"} = ${shown}\``, zh: `条件（如 ${dimension ?? "维度"} = ${shown}）` };
  const fixes = dimension === undefined ? [] : [fix(sink, { en: `Write “${dimension} = ${shown}”`, zh: `改为“${dimension} = ${shown}”` }, [[start, start, `${dimension} = `]], false)];
  tell(sink, "unexpected", { start, end }, { found: shown, expected }, fixes);
}

function reportPlainly(sink: Sink, token: IToken, previous: IToken | undefined, message: string, fixes: readonly Fix[] = []): void {
  const before = previous ? quoted(figureBefore(sink, previous) + previous.image) : "";
  const isSurplus = message === "EndOfClause";
  if (isEnd(token) && !isSurplus) tell(sink, "missing", endOf(previous), { previous: before, missing: expectedPhrase(message) }, fixes);
  else if (isSurplus && before !== "") tell(sink, "surplus", spanOfPiece(token), { found: quoted(token.image), previous: before }, fixes);
  else tell(sink, "unexpected", spanOfPiece(token), { found: quoted(token.image), expected: expectedPhrase(message) }, fixes);
}

/** A unit is quoted with the figure it stands at. */
function figureBefore({ text }: Sink, { startOffset, tokenType }: IToken): string {
  if (Unit.categoryMatchesMap?.[tokenType.tokenTypeIdx ?? -1] !== true) return "";
  return /[0-9０-９.．,，万亿]+$/.exec(text.slice(Math.max(0, startOffset - 30), startOffset))?.[0] ?? "";
}

function isEnd({ tokenType }: IToken): boolean {
  return [EndOfClause, RightBrace, LeftBrace, Bar, LastBar, EOF].includes(tokenType);
}

function endOf(token: IToken | undefined): Span {
  const end = token ? spanOfPiece(token).end : 0;
  return { start: end, end };
}

function startsClause(token: IToken): boolean {
  const id = keywordOf(token.image);
  return id !== undefined && BEGINS_CLAUSE.has(id);
}

/** Two clauses on one line, maybe with a comma between them. */
function reportSameLine(sink: Sink, from: IToken, word: IToken): void {
  let gap = from.startOffset;
  while (gap > 0 && /[ \t\u3000]/.test(sink.text.charAt(gap - 1))) gap -= 1;
  tell(sink, "clauseOnSameLine", spanOfPiece(word), { word: quoted(word.image) }, [fix(sink, { en: "Begin a new line here", zh: "在此另起一行" }, [[gap, word.startOffset, "\n"]], false)]);
}

/** `member = retired × 60%`: what changes was read as part of the condition. */
function reportColon(sink: Sink, pieces: readonly Piece[], index: number): boolean {
  const { clause } = pieces[index] ?? {};
  let at = index - 1;
  while (at > 0 && pieces[at]?.clause === clause && !isOperator(pieces[at])) at -= 1;
  const [before, operator] = [pieces[at - 1], pieces[at]];
  if (!before || !operator || operator.clause !== clause || before.clause !== clause) return false;
  const place = endOf(before);
  tell(sink, "missing", place, { previous: quoted(before.image), missing: expectedPhrase("Colon") }, [fix(sink, { en: "Put the colon in", zh: "补上冒号" }, [[place.end, place.end, ":"]])]);
  return true;
}

/** `dimension age 0..120`: a range of a dimension says first that it is one of whole numbers. */
function reportBareRange(sink: Sink, pieces: readonly Piece[], index: number): boolean {
  const [previous, token, next] = [pieces[index - 1], pieces[index], pieces[index + 1]];
  const first = pieces.find(({ clause }) => clause === token?.clause);
  if (first?.keyword !== "dimension" || previous === undefined || token?.tokenType !== NumberMark || next?.tokenType !== DotDot) return false;
  const word = spelledLike(first.image, { en: "integer", zh: "整数" });
  tell(sink, "missing", endOf(previous), { previous: quoted(previous.image), missing: expectedPhrase("'integer'") }, [wordBefore(sink, token.startOffset, word)]);
  return true;
}

/** `支付比例（%）`, as tables elsewhere have it in their headings: units stand at the figures. */
function reportUnitBehind(sink: Sink, previous: IToken, { tokenType, startOffset }: IToken): boolean {
  const [written] = tokenType === LeftParen ? (/^[（(][ \t]*(?:单位[：:])?[ \t]*(?:元|万元|%|％|yuan|岁|周岁|天|日|次)[ \t]*[)）]/.exec(sink.text.slice(startOffset, startOffset + 20)) ?? []) : [];
  if (written === undefined) return false;
  const { start, end } = { start: spanOfPiece(previous).end, end: startOffset + written.length };
  tell(sink, "surplus", { start: startOffset, end }, { found: written, previous: quoted(previous.image) }, [fix(sink, { en: "Delete it", zh: "删去" }, [[start, end, ""]], false)]);
  return true;
}

/** `恶性肿瘤（放化疗）`: a mark follows the name with no space between. */
function reportMarkInName(sink: Sink, name: IToken, mark: IToken): boolean {
  const { start, end } = spanOfPiece(name);
  if (name.tokenType !== Word || end !== mark.startOffset || (mark.tokenType !== LeftParen && mark.tokenType !== Slash)) return false;
  const whole = /^[^\s|{}｛｝"“”]+?(?:[)）]|(?=[\s|{}｛｝,，、:：;；"“”]|$))/.exec(sink.text.slice(start, start + 60))?.[0] ?? "";
  const stop = start + whole.length;
  if (stop <= end) return false;
  tell(sink, "nameWithSpaces", { start, end: stop }, { name: quoted(whole) }, [quoting(sink, "name", { start, end: stop }, true)]);
  return true;
}

function isOperator(piece: Piece | undefined): boolean {
  return piece !== undefined && Operator.categoryMatchesMap?.[piece.tokenTypeIdx] === true;
}

function reportSlip(sink: Sink, token: IToken, previous: IToken | undefined, message: string): boolean {
  const before = previous && (previous.tokenType === Word || keywordOf(previous.image)) ? spanOfPiece(previous) : undefined;
  const found = guessAround(sink.text, spanOfPiece(token), before);
  if (!found || !isExpected(found.guess, message)) return false;
  const { span, guess } = found;
  tell(sink, "unexpectedSimilar", span, { found: quoted(sink.text.slice(span.start, span.end)), guess }, [fix(sink, { en: `Write “${guess}”`, zh: `改为“${guess}”` }, [[span.start, span.end, guess]], false)]);
  return true;
}

/** Where one keyword alone can stand, `employee` is no slip of `employer`. */
function isExpected(guess: string, message: string): boolean {
  const [, only] = /^'(.+)'$/.exec(message) ?? [];
  return only === undefined || keywordOf(guess) === keywordOf(only);
}
