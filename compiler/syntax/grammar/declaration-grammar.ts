import * as T from "../token-types.ts";
import { K } from "../token-types.ts";
import { ContributionGrammar } from "./contribution-grammar.ts";

/** Jurisdictions, dimensions and the other short declarations. */
export abstract class DeclarationGrammar extends ContributionGrammar {
  readonly codeOption = this.RULE("codeOption", () => {
    this.CONSUME(K.code);
    this.CONSUME(T.Text);
  });

  /** `province`, `measure`, `kind`: a name, maybe a code, a tail. */
  readonly plain = this.RULE("plain", () => {
    this.OR1([{ ALT: () => this.CONSUME(K.province) }, { ALT: () => this.CONSUME(K.measure) }, { ALT: () => this.CONSUME(K.kind) }]);
    this.SUBRULE(this.names);
    this.MANY(() => this.OR2([{ ALT: () => this.SUBRULE(this.codeOption) }, { ALT: () => this.SUBRULE(this.tailItem) }]));
  });

  readonly city = this.RULE("city", () => {
    this.CONSUME(K.city);
    this.SUBRULE(this.names);
    this.CONSUME(K.of);
    this.CONSUME(T.NameWord);
    this.MANY(() => this.OR([{ ALT: () => this.SUBRULE(this.codeOption) }, { ALT: () => this.SUBRULE(this.tailItem) }]));
  });

  readonly dimension = this.RULE("dimension", () => {
    this.CONSUME(K.dimension);
    this.SUBRULE(this.dimensionHead);
    this.OPTION(() => this.SUBRULE(this.members));
  });

  readonly dimensionHead = this.whole("head", "dimensionHead", () => {
    this.SUBRULE(this.names);
    this.MANY(() => this.OR([
      { ALT: () => this.CONSUME(K.ordered) },
      { ALT: () => this.CONSUME(K.many) },
      { ALT: () => this.SUBRULE(this.integerDomain) },
      { ALT: () => this.CONSUME(K.yesNo) },
      { ALT: () => this.CONSUME(K.date) },
      { ALT: () => { this.CONSUME(K.counts); this.CONSUME1(T.NameWord, { LABEL: "counted" }); this.OPTION1(() => this.CONSUME(K.inYear)); this.OPTION2(() => this.CONSUME(K.eachHospital)); } },
      { ALT: () => { this.CONSUME(K.asOf); this.CONSUME2(T.NameWord, { LABEL: "asOfName" }); } },
      { ALT: () => this.SUBRULE(this.codeOption) },
      { ALT: () => this.SUBRULE(this.tailItem) },
    ]));
  });

  readonly integerDomain = this.RULE("integerDomain", () => {
    this.CONSUME(K.integer);
    this.OPTION1(() => this.CONSUME1(T.NumberMark, { LABEL: "low" }));
    this.CONSUME(T.DotDot);
    this.OPTION2(() => this.CONSUME2(T.NumberMark, { LABEL: "high" }));
  });

  readonly members = this.RULE("members", () => {
    this.CONSUME(T.LeftBrace);
    this.MANY1(() => this.OR([{ ALT: () => this.SUBRULE(this.member) }, { ALT: () => this.CONSUME(T.Comma) }, { ALT: () => this.CONSUME(T.EndOfClause) }, { ALT: () => this.SUBRULE(this.noMember) }]));
    this.CONSUME(T.RightBrace);
    this.MANY2(() => this.SUBRULE(this.tailItem));
  });

  readonly member = this.whole("member", "member", () => {
    this.SUBRULE(this.names);
    this.MANY(() => this.OR([
      { ALT: () => { this.CONSUME(K.in); this.CONSUME1(T.NameWord); } },
      { ALT: () => { this.CONSUME(K.sameAs); this.CONSUME2(T.NameWord, { LABEL: "sameAsName" }); } },
      { ALT: () => this.SUBRULE(this.codeOption) },
      { ALT: () => this.SUBRULE(this.tailItem) },
    ]));
  });

  readonly noMember = this.whole("clause", "noMember", () => {
    this.SUBRULE(this.skipped);
  });

  readonly period = this.RULE("period", () => {
    this.CONSUME(K.period);
    this.SUBRULE(this.names);
    this.CONSUME(K.splits);
    this.CONSUME(T.NameWord);
    this.CONSUME(K.every);
    this.CONSUME(T.NumberMark);
    this.CONSUME(K.days);
    this.MANY(() => this.SUBRULE(this.tailItem));
  });

  readonly parameter = this.RULE("parameter", () => {
    this.CONSUME(K.parameter);
    this.SUBRULE(this.parameterNames, { LABEL: "names" });
    this.MANY1(() => this.SUBRULE1(this.tailItem));
    this.OPTION(() => { this.SUBRULE(this.expression); this.MANY2(() => this.SUBRULE2(this.tailItem)); });
  });

  /** As `names`, but a word that goes on as a formula does is the value: `parameter last wage of previous year`. */
  readonly parameterNames = this.RULE("parameterNames", () => {
    this.CONSUME(T.NameWord);
    this.OPTION1({ GATE: () => !this.is(2, T.Operator, K.of, K.ofPreviousYear, K.ofTheTableValue), DEF: () => this.CONSUME(T.SecondName) });
    this.OPTION2(() => { this.CONSUME1(T.Text); this.OPTION3(() => this.CONSUME2(T.Text)); });
  });

  readonly indicator = this.RULE("indicator", () => {
    this.CONSUME(K.indicator);
    this.SUBRULE(this.indicatorHead);
    // A library may name an indicator whose values each province publishes.
    this.OPTION(() => this.SUBRULE(this.table));
    this.MANY(() => this.SUBRULE(this.tailItem));
  });

  readonly indicatorHead = this.whole("head", "indicatorHead", () => {
    this.SUBRULE(this.names);
    this.MANY(() => this.OR([{ ALT: () => this.CONSUME(K.byYear) }, { ALT: () => this.CONSUME(K.byYearAndCity) }, { ALT: () => this.SUBRULE(this.tailItem) }]));
  });

  readonly rounding = this.RULE("rounding", () => {
    this.CONSUME(K.rounding);
    this.CONSUME(K.halfUp);
    this.CONSUME(K.to);
    this.SUBRULE(this.expression);
    this.OPTION1(() => this.CONSUME(T.Comma));
    this.OPTION2(() => { this.CONSUME(K.residual); this.CONSUME(T.NameWord); });
    this.MANY(() => this.SUBRULE(this.tailItem));
  });
}
