import * as T from "../token-types.ts";
import { K } from "../token-types.ts";
import { DeclarationGrammar } from "./declaration-grammar.ts";

/** Guardrails and examples. Their clauses stand on their line, on lines of their own below, or in braces. */
export abstract class GuardrailGrammar extends DeclarationGrammar {
  readonly guardrail = this.RULE("guardrail", () => {
    this.CONSUME(K.guardrail);
    this.SUBRULE(this.guardrailHead);
    this.OPTION(() => this.SUBRULE(this.guardrailBody));
  });

  readonly guardrailHead = this.whole("head", "guardrailHead", () => {
    this.CONSUME(T.Text);
    this.MANY(() => this.OR([{ ALT: () => this.SUBRULE(this.guardrailClause) }, { ALT: () => this.CONSUME(T.Comma) }]));
  });

  readonly guardrailBody = this.RULE("guardrailBody", () => {
    this.CONSUME(T.LeftBrace);
    this.MANY(() => { this.SUBRULE(this.guardrailEntry); this.CONSUME(T.EndOfClause); });
    this.CONSUME(T.RightBrace);
  });

  readonly guardrailEntry = this.whole("clause", "guardrailEntry", this.either([{ ALT: () => this.AT_LEAST_ONE(() => this.SUBRULE(this.guardrailClause)) }, { ALT: () => this.SUBRULE(this.skipped) }]));

  readonly guardrailClause = this.RULE("guardrailClause", this.either([
    { ALT: () => this.SUBRULE(this.ruling) },
    { ALT: () => this.SUBRULE(this.effective) },
    { ALT: () => this.SUBRULE(this.tailItem) },
  ]));

  /** What a guardrail alone may say. */
  readonly ruling = this.RULE("ruling", this.either([
    { ALT: () => this.CONSUME(K.error) },
    { ALT: () => this.CONSUME(K.warning) },
    { ALT: () => this.CONSUME(K.note) },
    { ALT: () => { this.CONSUME(K.when); this.SUBRULE(this.condition); } },
    { ALT: () => { this.CONSUME(K.require); this.SUBRULE(this.requirement); } },
  ]));

  readonly effective = this.RULE("effective", () => {
    this.CONSUME(K.effectiveFrom);
    this.CONSUME1(T.DateMark);
    this.OPTION(() => { this.CONSUME(K.to); this.CONSUME2(T.DateMark); });
  });

  readonly requirement = this.RULE("requirement", () => {
    this.SUBRULE(this.quantity);
    this.MANY1(() => this.OR1([
      { ALT: () => { this.CONSUME(K.for); this.CONSUME(T.NameWord); } },
      { ALT: () => { this.CONSUME(K.when); this.SUBRULE(this.condition); } },
    ]));
    this.SUBRULE(this.test);
    this.OPTION1(() => this.CONSUME(T.Comma));
    this.OPTION2(() => { this.CONSUME(K.tolerance); this.SUBRULE(this.expression); });
    this.MANY2(() => this.SUBRULE(this.tailItem));
  });

  /** The lexer joins `first share of`, and `cap of payment of X` says of which cap. */
  readonly quantity = this.RULE("quantity", this.either({ ERR_MSG: "quantity", DEF: [
    { ALT: () => { this.CONSUME(K.firstShareOf); this.SUBRULE1(this.target); } },
    { ALT: () => {
      this.SUBRULE(this.quantityWord);
      this.OPTION1(() => this.CONSUME(T.OfWord));
      this.OPTION2({ GATE: () => !this.isTestNext(), DEF: () => { this.OPTION3(() => this.CONSUME(K.of)); this.SUBRULE2(this.target); } });
    } },
  ] }));

  private isTestNext(): boolean {
    return this.is(1, K.for, K.when, T.Comparison, K.neverFallsWith, K.neverRisesWith, K.neverFallsAsCostRises, K.neverRisesByMoreThanCost, K.isUniform, K.isWritten);
  }

  readonly quantityWord = this.RULE("quantityWord", this.either([
    { ALT: () => this.CONSUME(T.SlotOrPart) },
    { ALT: () => this.CONSUME(K.patientAmount) },
    { ALT: () => this.CONSUME(K.patientShare) },
    { ALT: () => this.CONSUME(K.payment) },
  ]));

  readonly target = this.RULE("target", this.either({ ERR_MSG: "name", DEF: [
    { ALT: () => this.CONSUME(K.anyBenefit) },
    { ALT: () => { this.CONSUME(K.contribution); this.CONSUME1(T.NameWord); } },
    { ALT: () => { this.CONSUME(K.account); this.CONSUME2(T.NameWord); } },
    { ALT: () => this.CONSUME3(T.NameWord) },
  ] }));

  readonly test = this.RULE("test", this.either({ ERR_MSG: "test", DEF: [
    { ALT: () => {
      this.OR2([{ ALT: () => this.CONSUME(T.Comparison) }, { ALT: () => this.CONSUME(T.Equals) }]);
      this.SUBRULE(this.expression);
      this.OPTION(() => this.SUBRULE(this.per));
    } },
    { ALT: () => { this.CONSUME(K.neverFallsWith); this.CONSUME1(T.NameWord); } },
    { ALT: () => { this.CONSUME(K.neverRisesWith); this.CONSUME2(T.NameWord); } },
    { ALT: () => this.CONSUME(K.neverFallsAsCostRises) },
    { ALT: () => this.CONSUME(K.neverRisesByMoreThanCost) },
    { ALT: () => this.CONSUME(K.isUniform) },
    { ALT: () => this.CONSUME(K.isWritten) },
  ] }));

  readonly example = this.RULE("example", () => {
    this.CONSUME(K.example);
    this.SUBRULE(this.exampleHead);
    this.OPTION(() => this.SUBRULE(this.exampleBody));
  });

  readonly exampleHead = this.whole("head", "exampleHead", () => {
    this.CONSUME(T.Text);
    this.MANY(() => this.OR([{ ALT: () => this.SUBRULE(this.tailItem) }, { ALT: () => this.SUBRULE(this.exampleClause) }]));
  });

  readonly exampleBody = this.RULE("exampleBody", () => {
    this.CONSUME(T.LeftBrace);
    this.MANY(() => {
      this.OR([{ ALT: () => this.SUBRULE(this.row) }, { ALT: () => this.SUBRULE(this.exampleEntry) }]);
      this.CONSUME(T.EndOfClause);
    });
    this.CONSUME(T.RightBrace);
  });

  readonly exampleEntry = this.whole("clause", "exampleEntry", this.either([
    { ALT: () => this.AT_LEAST_ONE1(() => this.SUBRULE(this.exampleClause)) },
    { ALT: () => this.AT_LEAST_ONE2(() => this.SUBRULE(this.tailItem)) },
    { ALT: () => this.SUBRULE(this.skipped) },
  ]));

  readonly exampleClause = this.RULE("exampleClause", this.either([
    { ALT: () => { this.CONSUME(K.given); this.AT_LEAST_ONE_SEP1({ SEP: T.Comma, ERR_MSG: "fact", DEF: () => this.SUBRULE(this.given) }); } },
    { ALT: () => { this.CONSUME(K.claim); this.AT_LEAST_ONE_SEP2({ SEP: T.Comma, ERR_MSG: "measure", DEF: () => this.SUBRULE(this.claimed) }); } },
    { ALT: () => { this.CONSUME(K.expect); this.AT_LEAST_ONE_SEP3({ SEP: T.Comma, ERR_MSG: "expectation", DEF: () => this.SUBRULE(this.expectation) }); } },
  ]));

  readonly given = this.RULE("given", this.either([
    { ALT: () => { this.CONSUME(K.on); this.CONSUME(T.DateMark); } },
    { ALT: () => this.SUBRULE(this.per), IGNORE_AMBIGUITIES: true },
    { ALT: () => { this.CONSUME(T.HistoryWord); this.CONSUME1(T.NameWord); this.SUBRULE(this.expression); this.OPTION(() => this.OR2([{ ALT: () => this.CONSUME(K.thisYear) }, { ALT: () => this.CONSUME(K.thisMonth) }])); } },
    { ALT: () => { this.CONSUME2(T.NameWord); this.SUBRULE(this.facts); } },
  ]));

  readonly claimed = this.RULE("claimed", () => {
    this.CONSUME(T.NameWord);
    this.SUBRULE(this.expression);
  });

  readonly expectation = this.RULE("expectation", this.either([
    { ALT: () => { this.CONSUME(K.patient); this.SUBRULE1(this.expression); } },
    { ALT: () => { this.CONSUME(K.credit); this.SUBRULE3(this.expression); } },
    { ALT: () => { this.CONSUME(T.NameWord); this.CONSUME(K.pays); this.SUBRULE2(this.expression); } },
  ]));
}
