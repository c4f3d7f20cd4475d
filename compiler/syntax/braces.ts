import type { Phrase } from "../diagnostics/diagnostic.ts";
import type { Lexeme } from "./lex.ts";
import { LIMITS } from "./limits.ts";
import { fix, tell, type Sink } from "./sink.ts";
import { LeftBrace, RightBrace, Unknown } from "./token-types.ts";
import { TOP_LEVEL_ONLY } from "./word-groups.ts";

const CLOSE_BRACE: Phrase = { en: "Close the brace", zh: "补上右花括号" };
const DELETE_BRACE: Phrase = { en: "Delete the brace", zh: "删去这个花括号" };

interface Opening { readonly brace: Lexeme; readonly indent: number }

/** What balancing would take: braces that nothing opened, and how many are closed before which lexeme. */
interface Plan {
  readonly stray: ReadonlySet<Lexeme>;
  /** The openings closed before the lexeme at this index; `lexemes.length` for the end of the file. */
  readonly closedBefore: ReadonlyMap<number, readonly Opening[]>;
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

function plan(lexemes: readonly Lexeme[], judge: Judge): Plan {
  const open: Opening[] = [];
  const stray = new Set<Lexeme>();
  const closedBefore = new Map<number, readonly Opening[]>();
  let indent = 0;
  lexemes.forEach((lexeme, index) => {
    if (lexeme.isFirst) {
      indent = lexeme.column;
      const count = open.length > 0 ? judge(open, lexeme) : 0;
      if (count > 0) closedBefore.set(index, open.splice(open.length - count).reverse());
    }
    if (lexeme.type === LeftBrace) open.push({ brace: lexeme, indent });
    if (lexeme.type === RightBrace && !open.pop()) stray.add(lexeme);
  });
  if (open.length > 0) closedBefore.set(lexemes.length, open.reverse());
  return { stray, closedBefore };
}

/** The plain reading where the braces match; else the first way of guessing that leaves nothing over. */
function bestPlan(lexemes: readonly Lexeme[]): Plan {
  const plain = plan(lexemes, never);
  if (plain.closedBefore.size === 0) return plain;
  const isClean = ({ stray, closedBefore }: Plan): boolean => stray.size === plain.stray.size && !(closedBefore.get(lexemes.length) ?? []).some(({ indent }) => indent > 0);
  return [byIndentation, byDeclaration].map((judge) => plan(lexemes, judge)).find(isClean) ?? plain;
}

/**
 * Braces in pairs: one that is never closed is reported where it opens and closed where its block most likely ends, one that closes nothing
 * is reported and left out. What stands deeper than `LIMITS.nesting` is left out, and so are characters without a meaning.
 */
export function balanceBraces(sink: Sink, lexemes: readonly Lexeme[]): Lexeme[] {
  const { stray, closedBefore } = bestPlan(lexemes);
  const kept: Lexeme[] = [];
  let depth = 0;
  let isFirst = false;
  let isTooDeepTold = false;
  const close = (openings: readonly Opening[] = []): void => {
    for (const { brace } of openings) {
      const end = kept.at(-1)?.span.end ?? 0;
      tell(sink, "braceNotClosed", brace.span, {}, [fix(sink, CLOSE_BRACE, [[end, end, "\n}"]], false)]);
      if (depth <= LIMITS.nesting) kept.push(closing(end));
      depth -= 1;
    }
  };
  lexemes.forEach((lexeme, index) => {
    close(closedBefore.get(index));
    if (lexeme.type === LeftBrace) depth += 1;
    const isTooDeep = depth > LIMITS.nesting;
    if (isTooDeep && !isTooDeepTold) tell(sink, "nestedTooDeep", lexeme.span, { limit: LIMITS.nesting });
    isTooDeepTold ||= isTooDeep;
    const isStray = stray.has(lexeme);
    if (isStray) tell(sink, "braceClosesNothing", lexeme.span, {}, [fix(sink, DELETE_BRACE, [[lexeme.span.start, lexeme.span.end, ""]])]);
    if (lexeme.type === RightBrace && !isStray) depth -= 1;
    isFirst ||= lexeme.isFirst;
    if (isTooDeep || isStray || lexeme.type === Unknown) return;
    kept.push(isFirst === lexeme.isFirst ? lexeme : { ...lexeme, isFirst });
    isFirst = false;
  });
  close(closedBefore.get(lexemes.length));
  return kept;
}

function closing(end: number): Lexeme {
  return { type: RightBrace, keyword: undefined, image: "", span: { start: end, end }, leading: [], isFirst: false, column: 0 };
}
