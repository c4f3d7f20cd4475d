import type { Token } from "../syntax/token.ts";
import { gapBefore, type Gap, type Remarked } from "./gaps.ts";
import type { Block, Clause, Item, Remark, Row } from "./items.ts";
import { countLineEnds } from "./line-ends.ts";
import type { Word } from "./word.ts";

/** Writes one token; asked for each but braces and bars, in the order of the text. */
export type Write = (index: number, isInCell: boolean) => Word;

/** Cuts the tokens of a file into clauses, rows and remarks. `missingBars`: where a row lacks its last bar. */
export function readItems(tokens: readonly Token[], write: Write, missingBars: ReadonlySet<number>): readonly Item[] {
  return new ItemReader(tokens, write, missingBars).items();
}

const LEFT_OPEN = /^[(（,，、;；:：]$/;

class ItemReader {
  private at = 0;
  private readonly tokens: readonly Token[];
  private readonly write: Write;
  private readonly missingBars: ReadonlySet<number>;

  constructor(tokens: readonly Token[], write: Write, missingBars: ReadonlySet<number>) {
    this.tokens = tokens;
    this.write = write;
    this.missingBars = missingBars;
  }

  /** Up to the closing brace or the end of the file, which is not taken. */
  items(): readonly Item[] {
    const items: Item[] = [];
    for (;;) {
      const gap = this.gap();
      const own = gap.comments.filter(({ isBehind }) => !isBehind || this.at === 0);
      items.push(...own.map(remarkOf));
      if (this.isAtEnd()) return items;
      if (this.isBarBehindComment()) {
        this.at += 1;
        continue;
      }
      const isRow = this.isBar(this.at) && (gap.hasLineEnd || this.at === 0 || this.isBrace(this.at - 1));
      items.push(isRow ? this.row(gap.blankBefore) : this.clause(gap.blankBefore));
    }
  }

  /** The last bar of a row, behind a comment of several lines: there it was missed, and is added before the comment. */
  private isBarBehindComment(): boolean {
    const [before, token, next] = [this.tokens[this.at - 1], this.token(), this.tokens[this.at + 1]];
    if (!this.isBar(this.at) || before === undefined || next === undefined || !this.missingBars.has(before.span.end)) return false;
    const isOnItsLine = token.leading.length > 0 && token.leading.every(({ kind, image }) => kind !== "Space" || countLineEnds(image) === 0);
    return isOnItsLine && this.isEndOfRow(this.at + 1) && !gapBefore(next).comments.some(({ isBehind }) => isBehind);
  }

  /** The remarks behind the last token, on its line. */
  private trailing(): readonly Word[] {
    return this.gap().comments.filter(({ isBehind }) => isBehind).map(({ word }) => word);
  }

  private clause(blankBefore: boolean): Clause {
    const parts: (Word | Block)[] = [];
    const start = this.token().span.start;
    do {
      if (parts.length > 0) parts.push(...this.gap().comments.map(({ word }) => word));
      if (this.isBrace(this.at)) parts.push(this.block());
      else parts.push(this.write(this.at++, false));
    } while (this.goesOn());
    return { kind: "clause", parts, trailing: this.trailing(), blankBefore, span: { start, end: this.endOfLast() } };
  }

  /** What the description of the language says under “Clauses and names”. */
  private goesOn(): boolean {
    if (this.isAtEnd()) return false;
    if (!this.gap().hasLineEnd) return true;
    if (this.isBar(this.at)) return false;
    const { keyword, kind, image } = this.token();
    if (kind === "Mark" && /^[{｛)）]$/.test(image)) return true;
    if (kind === "Keyword" && (keyword === "and" || keyword === "or")) return true;
    const before = this.tokens[this.at - 1];
    return before?.kind === "Mark" && LEFT_OPEN.test(before.image);
  }

  private block(): Block {
    this.at += 1;
    const gap = this.gap();
    const remarks = gap.comments.filter(({ isBehind }) => isBehind).map(({ word }) => word);
    const items = this.items();
    if (this.token().kind !== "EndOfFile") this.at += 1;
    return { kind: "block", isOpen: gap.hasLineEnd, remarks, items };
  }

  private row(blankBefore: boolean): Row {
    const start = this.at;
    const { end, last, isAfterToken } = this.extentOfRow();
    const cells: Word[][] = isAfterToken && last === start ? [[]] : [];
    const tail: Word[] = [];
    let cell: Word[] = [];
    for (this.at = start + 1; this.at < end; this.at += 1) {
      const index = this.at;
      const into = index > last ? tail : cell;
      into.push(...this.gap().comments.map(({ word }) => word));
      const isBar = this.isBar(index);
      if (!isBar) into.push(this.write(index, index <= last));
      if (isBar || (isAfterToken && index === last)) {
        cells.push(cell);
        cell = [];
      }
    }
    const span = { start: this.tokens[start]?.span.start ?? 0, end: this.endOfLast() };
    return { kind: "row", cells, tail, trailing: this.trailing(), blankBefore, span };
  }

  /** Where the row that begins here ends, and its last bar, or the token behind which that is missing. */
  private extentOfRow(): { readonly end: number; readonly last: number; readonly isAfterToken: boolean } {
    let end = this.at + 1;
    while (!this.isEndOfRow(end)) end += 1;
    const inside = Array.from({ length: end - this.at }, (_, offset) => this.at + offset);
    const open = inside.find((index) => this.missingBars.has(this.tokens[index]?.span.end ?? -1));
    return { end, last: open ?? inside.findLast((index) => this.isBar(index)) ?? end, isAfterToken: open !== undefined };
  }

  private isEndOfRow(index: number): boolean {
    const token = this.tokens[index];
    return token === undefined || token.kind === "EndOfFile" || isMark(token, "}", "｝") || gapBefore(token).hasLineEnd;
  }

  private gap(): Gap {
    return gapBefore(this.token());
  }

  private token(): Token {
    const token = this.tokens[this.at];
    if (token === undefined) throw new Error("the token list has no end of file");
    return token;
  }

  private endOfLast(): number {
    return this.tokens[this.at - 1]?.span.end ?? 0;
  }

  private isAtEnd(): boolean {
    return this.token().kind === "EndOfFile" || isMark(this.token(), "}", "｝");
  }

  private isBar(index: number): boolean {
    return isMark(this.tokens[index], "|", "｜");
  }

  private isBrace(index: number): boolean {
    return isMark(this.tokens[index], "{", "｛");
  }
}

function isMark(token: Token | undefined, ...images: readonly string[]): boolean {
  return token?.kind === "Mark" && images.includes(token.image);
}

function remarkOf({ word, blankBefore }: Remarked): Remark {
  return { kind: "remark", comment: word, blankBefore, span: word.span };
}
