import { defaultParserErrorProvider, NoViableAltException, type CstParser, type IToken, type TokenType } from "chevrotain";
import { VOCABULARY } from "../token-types.ts";
import { FirstTokens } from "./first-tokens.ts";
import { type Decisions, type RecordedGrammar, replay } from "./recorded.ts";
import { TreeParser } from "./tree-parser.ts";

/** What an error says it expected: the name of a token type, or a description given in the grammar, or else the rule. */
const MESSAGES = {
  ...defaultParserErrorProvider,
  buildMismatchTokenMessage: ({ expected }: { readonly expected: TokenType }): string => expected.name,
  buildNotAllInputParsedMessage: (): string => "EndOfClause",
};

/** Of Chevrotain's parser, what its types do not show. */
interface Inside {
  SAVE_ERROR<E extends Error>(error: E): E;
  getCurrRuleFullName(): string;
  SKIP_TOKEN(): IToken;
  recoveryEnabled: boolean;
  lookAheadFuncsCache: Decisions;
}

/** Chevrotain's parser, which need not learn its rules to read by them where their choices have been recorded. */
export abstract class RecordedParser extends TreeParser {
  private readonly recorded: RecordedGrammar | undefined;
  private hasLearned = false;

  /** @param recorded the choices of the same grammar, where they are known. */
  constructor(skipValidations: boolean, recorded: RecordedGrammar | undefined) {
    const lookaheadStrategy = new FirstTokens();
    super(VOCABULARY, { recoveryEnabled: false, nodeLocationTracking: "none", maxLookahead: 1, lookaheadStrategy, errorMessageProvider: MESSAGES, skipValidations });
    this.recorded = recorded;
  }

  /** What is recorded is enough to read by. */
  protected override performSelfAnalysis(): void {
    if (this.recorded === undefined) return this.learn();
    Object.assign(this, { lookAheadFuncsCache: replay(this.recorded), selfAnalysisDone: true, recoveryEnabled: true });
  }

  /** The rules as data, for whoever wants to know what may follow. */
  override getGAstProductions(): ReturnType<CstParser["getGAstProductions"]> {
    if (!this.hasLearned) this.learn();
    return super.getGAstProductions();
  }

  decisions(): Decisions {
    return this.inside().lookAheadFuncsCache;
  }

  /** Recovery is switched on only afterwards: otherwise Chevrotain works out what may follow each rule and, at every repetition, whether to skip there. */
  private learn(): void {
    this.hasLearned = true;
    this.inside().recoveryEnabled = false;
    super.performSelfAnalysis();
    this.inside().recoveryEnabled = true;
  }

  /** Chevrotain looks for all that could have stood here, by rules that may not have been learned; nobody reads it. */
  protected raiseNoAltException(_occurrence: number, description: string | undefined): never {
    throw this.inside().SAVE_ERROR(new NoViableAltException(description ?? this.currentRule(), this.LA(1), this.LA(0)));
  }

  protected raiseEarlyExitException(occurrence: number, _kind: unknown, description: string | undefined): never {
    return this.raiseNoAltException(occurrence, description);
  }

  protected currentRule(): string {
    return this.inside().getCurrRuleFullName();
  }

  protected inside(): Inside {
    return this as unknown as Inside;
  }
}
