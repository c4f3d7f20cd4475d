/** Repairs of turns that notices and tables have, and the language has in another form. */
import type { Fix, Phrase } from "../diagnostics/diagnostic.ts";
import { spanOfPiece, type Piece } from "./layout.ts";
import { clauseBefore, type Repair, rewrite, spelledLike } from "./repair.ts";
import { fix, type Sink } from "./sink.ts";
import { DateMark, Equals, RowBar, Slash, Word } from "./token-types.ts";

const IN_FORCE = /^(?:本[^\s0-9，。]{1,6})?自?([12][0-9]{3}年[01]?[0-9]月[0-3]?[0-9]日)起?(?:正式)?(?:施行|执行|实施|生效)/;

/** `自2025年1月1日起施行` */
export function inForceAt(sink: Sink, start: number): Fix | undefined {
  const [written, day] = IN_FORCE.exec(sink.text.slice(start, start + 60)) ?? [];
  return written === undefined || day === undefined ? undefined : rewrite(sink, start, start + written.length, `生效 ${day}`);
}

/** `生效 2025年1月1日起` */
export const dayOnwards: Repair = (sink, pieces, index) => {
  const [before, token] = [pieces[index - 1], pieces[index]];
  if (before?.tokenType !== DateMark || token === undefined || !/^起(?:施行|执行|实施|生效)?$/.test(token.image)) return undefined;
  const { start, end } = spanOfPiece(token);
  return fix(sink, { en: "Delete it", zh: "删去" }, [[start, end, ""]], false);
};

const PERIODS: readonly (readonly [written: RegExp, meant: Phrase])[] = [
  [/^(?:年|year)$/, { en: "per year", zh: "每年" }],
  [/^(?:季度|quarter)$/, { en: "per quarter", zh: "每季度" }],
  [/^(?:月|month)$/, { en: "per month", zh: "每月" }],
  [/^(?:日|天|day)$/, { en: "per day", zh: "每日" }],
  [/^(?:次|visit)$/, { en: "per visit", zh: "每次" }],
];

/** `30万元/年`; in a table the period stands before it. */
export const strokePeriod: Repair = (sink, pieces, index) => {
  const [token, period] = [pieces[index], pieces[index + 1]];
  const clause = clauseBefore(pieces, index);
  const [, words] = PERIODS.find(([written]) => written.test(period?.image ?? "")) ?? [];
  if (token?.tokenType !== Slash || period === undefined || words === undefined || clause[0] === undefined || clause.some(({ tokenType }) => tokenType === RowBar)) return undefined;
  const word = spelledLike(clause[0].image, words);
  return fix(sink, { en: `Write “${word}”`, zh: `改为“${word}”` }, [[token.startOffset, spanOfPiece(period).end, ` ${word}`]], false);
};

/** `member in active or retired`: what a fact is compared with is a list. */
export const orInList: Repair = (sink, pieces, index, message) => {
  const or = orBefore(pieces, index, message);
  if (or === undefined) return undefined;
  const { start, end } = spanOfPiece(or);
  return fix(sink, { en: "Put a comma for “or”", zh: `把“${or.image}”改为逗号` }, [[sink.text.slice(0, start).trimEnd().length, end, ","]], false);
};

export function orBefore(pieces: readonly Piece[], index: number, message: string): Piece | undefined {
  const [first, or, last] = pieces.slice(Math.max(0, index - 3), index);
  const isCompared = clauseBefore(pieces, index - 2).some(({ tokenType, keyword }) => tokenType === Equals || keyword === "in");
  return message === "comparison" && first?.tokenType === Word && or?.keyword === "or" && last?.tokenType === Word && isCompared ? or : undefined;
}
