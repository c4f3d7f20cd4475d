/** Words and marks that were left out. Where a word may as well be misspelled, the slip is looked for first. */
import { spanOfPiece, type Piece } from "./layout.ts";
import { clauseBefore, type Repair, spelledLike, wordBefore } from "./repair.ts";
import { fix } from "./sink.ts";
import { Comparison, DateMark, Equals, LeftBrace, NumberMark, RightBrace, RowBar, Text, Word } from "./token-types.ts";

/** `settle employee: …`, `benefit inpatient 住院 employee when …` */
export const missingFor: Repair = (sink, pieces, index, message) => {
  const [token, next] = [pieces[index], pieces[index + 1]];
  const clause = clauseBefore(pieces, index);
  const isLast = next?.keyword === "when" || next?.tokenType === LeftBrace;
  const isOfBenefit = message === "EndOfClause" && isLast && clause[0]?.keyword === "benefit" && clause.every(({ keyword }) => keyword !== "for");
  if (!(message === "'for'" || isOfBenefit) || token === undefined || !(token.tokenType === Word || token.tokenType === Text || token.keyword !== undefined)) return undefined;
  return wordBefore(sink, token.startOffset, spelledLike(clause[0]?.image ?? "", { en: "for", zh: "适用" }));
};

/** `benefit inpatient for employee care = inpatient` */
export const missingWhen: Repair = (sink, pieces, index, message) => {
  const [token, operator] = [pieces[index], pieces[index + 1]];
  const [first] = clauseBefore(pieces, index);
  if (message !== "EndOfClause" || token?.tokenType !== Word || first?.keyword !== "benefit" || operator === undefined || !compares(operator)) return undefined;
  return wordBefore(sink, token.startOffset, spelledLike(first.image, { en: "when", zh: "当" }));
};

function compares({ tokenType, tokenTypeIdx, keyword }: Piece): boolean {
  return tokenType === Equals || keyword === "in" || keyword === "has" || Comparison.categoryMatchesMap?.[tokenTypeIdx] === true;
}

/** `引用 national.dimensions national.guardrails`, `{ 在职 active 退休 retired }`: names in a list. */
export const missingListComma: Repair = (sink, pieces, index, message) => {
  const [before, token] = [pieces[index - 1], pieces[index]];
  if (message !== "EndOfClause" || before === undefined || token?.tokenType !== Word || !isInList(pieces, index)) return undefined;
  const { end } = spanOfPiece(before);
  return fix(sink, { en: "Put a comma in", zh: "补上逗号" }, [[end, end, ","]], false);
};

function isInList(pieces: readonly Piece[], index: number): boolean {
  const brace = pieces.slice(0, index).findLastIndex(({ tokenType }) => tokenType === LeftBrace || tokenType === RightBrace);
  const isMember = pieces[brace]?.tokenType === LeftBrace && clauseBefore(pieces, brace)[0]?.keyword === "dimension";
  return isMember || clauseBefore(pieces, index)[0]?.keyword === "use";
}

/** `| 在职 2,000元 |` */
export const missingBar: Repair = (sink, pieces, index) => {
  const [token, [bar]] = [pieces[index], clauseBefore(pieces, index)];
  if (token === undefined || bar?.tokenType !== RowBar || !isContent(token)) return undefined;
  return fix(sink, { en: "Put a bar in", zh: "补上竖线" }, [[token.startOffset, token.startOffset, "| "]], false);
};

function isContent({ tokenType, keyword }: Piece): boolean {
  return keyword !== undefined || tokenType === Word || tokenType === Text || tokenType === NumberMark || tokenType === DateMark;
}

/** `given care inpatient on 2025-05-10`: what an example states is a list. */
export const missingComma: Repair = (sink, pieces, index, message) => {
  const [before, token] = [pieces[index - 1], pieces[index]];
  const list = clauseBefore(pieces, index).findLast(({ keyword }) => keyword === "given" || keyword === "claim" || keyword === "expect");
  if (message !== "EndOfClause" || before === undefined || token === undefined || list === undefined) return undefined;
  if (token.tokenType !== Word && token.keyword === undefined) return undefined;
  const { end } = spanOfPiece(before);
  return fix(sink, { en: "Put a comma in", zh: "补上逗号" }, [[end, end, spelledLike(list.image, { en: ",", zh: "，" })]], false);
};
