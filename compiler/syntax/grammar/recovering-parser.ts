import { EOF, MismatchedTokenException, type CstNode, type IOrAlt, type IToken, type OrMethodOpts, type ParserMethod, type TokenType } from "chevrotain";
import { Bar, Comma, EndOfClause, LastBar, LeftBrace, RightBrace, VOCABULARY } from "../token-types.ts";
import { FirstTokens } from "./first-tokens.ts";
import { TreeParser } from "./tree-parser.ts";

/** What ends a piece of the file, whatever went wrong inside it. */
export type Stop = "cell" | "member" | "head" | "clause";

const STOPS: Readonly<Record<Stop, ReadonlySet<TokenType>>> = {
  cell: new Set([Bar, LastBar, EndOfClause, RightBrace, EOF]),
  member: new Set([Comma, EndOfClause, RightBrace, EOF]),
  head: new Set([LeftBrace, EndOfClause, RightBrace, EOF]),
  clause: new Set([EndOfClause, RightBrace, EOF]),
};

/** What an error says it expected: the name of a token type, or a description given in the grammar. */
const MESSAGES = {
  buildMismatchTokenMessage: ({ expected }: { readonly expected: TokenType }): string => expected.name,
  buildNotAllInputParsedMessage: (): string => "EndOfClause",
  buildNoViableAltMessage: ({ customUserDescription, ruleName }: { readonly customUserDescription?: string; readonly ruleName: string }): string => customUserDescription ?? ruleName,
  buildEarlyExitMessage: ({ customUserDescription, ruleName }: { readonly customUserDescription?: string; readonly ruleName: string }): string => customUserDescription ?? ruleName,
};

interface Keeper { SAVE_ERROR<E extends Error>(error: E): E }

/**
 * Chevrotain's parser with another recovery. Its own guesses what the drafter meant by inserting and deleting tokens and by skipping to any
 * token that some outer rule could go on with; here clauses, rows and cells have known ends (the token pass has paired the braces and found
 * the ends of lines), so an error costs exactly the piece that holds it. Parts already read stay in the tree.
 */
export abstract class RecoveringParser extends TreeParser {
  private readonly stops = new Map<string, Stop>();

  constructor(skipValidations: boolean) {
    const lookaheadStrategy = new FirstTokens();
    super(VOCABULARY, { recoveryEnabled: false, nodeLocationTracking: "none", maxLookahead: 1, lookaheadStrategy, errorMessageProvider: MESSAGES, skipValidations });
  }

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
    throw (this as unknown as Keeper).SAVE_ERROR(new MismatchedTokenException("EndOfClause", token, this.LA(0)));
  }

  // The names below are Chevrotain's; they replace its way of recovering.

  /** Recovery is switched on only now: otherwise Chevrotain works out what may follow each rule and, at every repetition, whether to skip there. */
  protected override performSelfAnalysis(): void {
    super.performSelfAnalysis();
    (this as unknown as { recoveryEnabled: boolean }).recoveryEnabled = true;
  }

  protected canRecoverWithSingleTokenInsertion(): boolean {
    return false;
  }

  protected canRecoverWithSingleTokenDeletion(): boolean {
    return false;
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

  private currentRule(): string {
    return (this as unknown as { getCurrRuleFullName(): string }).getCurrRuleFullName();
  }

  private skip(): void {
    (this as unknown as { SKIP_TOKEN(): IToken }).SKIP_TOKEN();
  }
}
