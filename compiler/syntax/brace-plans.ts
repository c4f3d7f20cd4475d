import type { Lexeme } from "./lex.ts";
import { Bar, LeftBrace, RightBrace } from "./token-types.ts";
import { TOP_LEVEL_ONLY, WITHOUT_BLOCK } from "./word-groups.ts";

export interface Opening { readonly brace: Lexeme; readonly indent: number }

/** What it takes to pair all braces. Indexes are those of the lexemes; their number stands for the end of the file. */
export interface BracePlan {
  /** Braces that close nothing. */
  readonly stray: ReadonlySet<Lexeme>;
  /** Braces never closed, by the lexeme before which they are. */
  readonly closedBefore: ReadonlyMap<number, readonly Opening[]>;
  /** Lexemes before which an opening brace is missing. */
  readonly openedBefore: ReadonlySet<number>;
}

/** Tells from a lexeme first on its line how many of the open braces must have ended before it. */
type Judge = (open: readonly Opening[], lexeme: Lexeme) => number;

const never: Judge = () => 0;

/** A drafter indents what stands inside: whatever stands no deeper than the line of the brace is outside. */
const byIndentation: Judge = (open, lexeme) => {
  const isBrace = lexeme.type === RightBrace;
  let count = 0;
  for (let top = open.at(-1); top && (isBrace ? top.indent > lexeme.column : top.indent >= lexeme.column); top = open.at(-1 - count)) count += 1;
  return count;
};

const byDeclaration: Judge = (open, lexeme) => (lexeme.keyword && TOP_LEVEL_ONLY.has(lexeme.keyword) ? open.length : 0);

function planClosing(lexemes: readonly Lexeme[], judge: Judge, openedBefore: ReadonlySet<number> = new Set()): BracePlan {
  const open: Opening[] = [];
  const stray = new Set<Lexeme>();
  const closedBefore = new Map<number, readonly Opening[]>();
  let indent = 0;
  lexemes.forEach((lexeme, index) => {
    if (openedBefore.has(index)) open.push({ brace: lexeme, indent });
    if (lexeme.isFirst) {
      indent = lexeme.column;
      const count = open.length > 0 ? judge(open, lexeme) : 0;
      if (count > 0) closedBefore.set(index, open.splice(open.length - count).reverse());
    }
    if (lexeme.type === LeftBrace) open.push({ brace: lexeme, indent });
    if (lexeme.type === RightBrace && !open.pop()) stray.add(lexeme);
  });
  if (open.length > 0) closedBefore.set(lexemes.length, open.reverse());
  return { stray, closedBefore, openedBefore };
}

/**
 * Where an opening brace was forgotten: a closing brace on its own line that stands deeper than the block it would close ends the block of the
 * nearest line before it that is indented as it is.
 */
function missingOpenings(lexemes: readonly Lexeme[]): ReadonlySet<number> {
  const missing = new Set<number>();
  const open: number[] = [];
  const lines: { readonly column: number; readonly index: number }[] = [];
  lexemes.forEach((lexeme, index) => {
    if (lexeme.isFirst) lines.push({ column: lexeme.column, index });
    const line = lines.at(-1)?.column ?? 0;
    if (lexeme.type === LeftBrace) open.push(line);
    if (lexeme.type !== RightBrace) return;
    const top = open.at(-1);
    if (!lexeme.isFirst || (top !== undefined && top >= lexeme.column)) return void open.pop();
    const at = blockBefore(lexemes, lines, lexeme.column);
    if (at !== undefined && !missing.has(at) && lexemes[at - 1]?.type !== LeftBrace) missing.add(at);
  });
  return missing;
}

/** The lexeme that begins the line after the nearest one with this indentation, if all between are deeper. */
function blockBefore(lexemes: readonly Lexeme[], lines: readonly { readonly column: number; readonly index: number }[], column: number): number | undefined {
  let at = lines.length - 2;
  while (at >= 0 && (lines[at]?.column ?? 0) > column) at -= 1;
  const line = lines[at];
  return line?.column === column && at < lines.length - 2 && canOpen(lexemes[line.index]) ? lines[at + 1]?.index : undefined;
}

/** Whether what begins so may have a block. */
function canOpen(first: Lexeme | undefined): boolean {
  return first !== undefined && first.type !== RightBrace && first.type !== Bar && !(first.keyword !== undefined && WITHOUT_BLOCK.has(first.keyword));
}

/** So many closing braces too many are still explained one by one. */
const FEW = 8;

/** The plain reading where the braces match; else the first way of guessing that leaves nothing over; else the plain one again. */
export function planBraces(lexemes: readonly Lexeme[]): BracePlan {
  const plain = planClosing(lexemes, never);
  if (plain.stray.size > 0 && plain.stray.size <= FEW) {
    const opened = planClosing(lexemes, never, missingOpenings(lexemes));
    if (opened.stray.size === 0 && opened.closedBefore.size === 0) return opened;
  }
  if (plain.closedBefore.size === 0) return plain;
  const isClean = ({ stray, closedBefore }: BracePlan): boolean => stray.size === plain.stray.size && !(closedBefore.get(lexemes.length) ?? []).some(({ indent }) => indent > 0);
  return [byIndentation, byDeclaration].map((judge) => planClosing(lexemes, judge)).find(isClean) ?? plain;
}
