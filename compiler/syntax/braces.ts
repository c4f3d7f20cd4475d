import type { TokenType } from "chevrotain";
import type { Phrase } from "../diagnostics/diagnostic.ts";
import { planBraces, type Opening } from "./brace-plans.ts";
import type { Lexeme } from "./lex.ts";
import { LIMITS } from "./limits.ts";
import { fix, tell, type Sink } from "./sink.ts";
import { LeftBrace, RightBrace, Unknown } from "./token-types.ts";

const CLOSE_BRACE: Phrase = { en: "Close the brace", zh: "补上右花括号" };
const OPEN_BRACE: Phrase = { en: "Open the brace", zh: "补上左花括号" };
const DELETE_BRACE: Phrase = { en: "Delete the brace", zh: "删去这个花括号" };

/**
 * Braces in pairs: one that is never closed is reported where it opens and closed where its block most likely ends; one that closes nothing
 * is reported and left out, or its missing partner is reported and put in. What stands deeper than `LIMITS.nesting` is left out, and so are characters without a meaning.
 */
export function balanceBraces(sink: Sink, lexemes: readonly Lexeme[]): Lexeme[] {
  const { stray, closedBefore, openedBefore } = planBraces(lexemes);
  const kept: Lexeme[] = [];
  let depth = 0;
  let isFirst = false;
  let isTooDeepTold = false;
  const close = (openings: readonly Opening[] = []): void => {
    for (const { brace } of openings) {
      const end = kept.at(-1)?.span.end ?? 0;
      tell(sink, "braceNotClosed", brace.span, {}, [fix(sink, CLOSE_BRACE, [[end, end, "\n}"]], false)]);
      if (depth <= LIMITS.nesting) kept.push(virtual(RightBrace, end));
      depth -= 1;
    }
  };
  const open = (): void => {
    const end = kept.at(-1)?.span.end ?? 0;
    tell(sink, "braceNotOpened", { start: end, end }, {}, [fix(sink, OPEN_BRACE, [[end, end, " {"]])]);
    depth += 1;
    if (depth <= LIMITS.nesting) kept.push(virtual(LeftBrace, end));
  };
  lexemes.forEach((lexeme, index) => {
    close(closedBefore.get(index));
    if (openedBefore.has(index)) open();
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

/** A brace that the drafter forgot. */
function virtual(type: TokenType, end: number): Lexeme {
  return { type, keyword: undefined, image: "", span: { start: end, end }, isFirst: false, column: 0 };
}
