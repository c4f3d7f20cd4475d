import { EOF, MismatchedTokenException, type CstNode, type IOrAlt, type IToken, type OrMethodOpts, type ParserMethod, type TokenType } from "chevrotain";
import { Bar, Comma, EndOfClause, LastBar, LeftBrace, RightBrace } from "../token-types.ts";
import { RecordedParser } from "./recorded-parser.ts";

/** What ends a piece of the file, whatever went wrong inside it. */
export type Stop = "cell" | "member" | "head" | "clause";

const STOPS: Readonly<Record<Stop, ReadonlySet<TokenType>>> = {
  cell: new Set([Bar, LastBar, EndOfClause, RightBrace, EOF]),
  member: new Set([Comma, EndOfClause, RightBrace, EOF]),
  head: new Set([LeftBrace, EndOfClause, RightBrace, EOF]),
  clause: new Set([EndOfClause, RightBrace, EOF]),
};

/**
 * Chevrotain's parser with another recovery. Its own guesses what the drafter meant by inserting and deleting tokens and by skipping to any
 * token that some outer rule could go on with; here clauses, rows and cells have known ends (the token pass has paired the braces and found
 * the ends of lines), so an error costs exactly the piece that holds it. Parts already read stay in the tree.
 */
export abstract class RecoveringParser extends RecordedParser {
  private readonly stops = new Map<string, Stop>();

  /** A rule that catches what goes wrong inside it, and that leaves nothing over before its end. */
  protected whole(stop: Stop, name: string, implementation: () => void): ParserMethod<[], CstNode> {
    this.stops.set(name, stop);
    return this.RULE(name, () => {
      implementation();
      this.ACTION(() => this.demandEnd(stop));
    });
  }

  /** The body of a rule that is nothing but a choice. Its alternatives are made once, not anew whenever the rule is read. */
  protected either(alternatives: IOrAlt<unknown>[] | OrMethodOpts<unknown>): () => void {
    const options = Array.isArray(alternatives) ? { DEF: alternatives } : alternatives;
    return () => {
      this.OR(options);
    };
  }

  protected is(distance: number, ...types: readonly TokenType[]): boolean {
    const { tokenTypeIdx } = this.LA(distance);
    for (const type of types) if (tokenTypeIdx === type.tokenTypeIdx || type.categoryMatchesMap?.[tokenTypeIdx] === true) return true;
    return false;
  }

  protected demandEnd(stop: Stop): void {
    const token = this.LA(1);
    if (STOPS[stop].has(token.tokenType)) return;
    throw this.inside().SAVE_ERROR(new MismatchedTokenException("EndOfClause", token, this.LA(0)));
  }

  // The names below are Chevrotain's; they replace its way of recovering.

  /** Chevrotain would put a token in or leave one out. */
  protected consumeInternalRecovery(_type: TokenType, _occurrence: number, error: Error): never {
    throw error;
  }

  protected findReSyncTokenType(): TokenType {
    return EndOfClause;
  }

  protected isInCurrentRuleReSyncSet(): boolean {
    return this.stops.has(this.currentRule());
  }

  protected reSyncTo(): readonly IToken[] {
    this.skipTo(this.stops.get(this.currentRule()) ?? "clause", 0);
    return [];
  }

  /** Skips to the next such end that stands in no braces but those around the present token; `depth` of these have opened since. */
  protected skipTo(stop: Stop, depth: number): void {
    let inside = depth;
    for (let { tokenType } = this.LA(1); tokenType !== EOF && (inside > 0 || !STOPS[stop].has(tokenType)); { tokenType } = this.LA(1)) {
      if (tokenType === LeftBrace) inside += 1;
      if (tokenType === RightBrace) inside -= 1;
      this.skip();
    }
  }

  private skip(): void {
    this.inside().SKIP_TOKEN();
  }
}
