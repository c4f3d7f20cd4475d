import * as T from "../token-types.ts";
import { K } from "../token-types.ts";
import { BenefitGrammar } from "./benefit-grammar.ts";

/** Contributions, personal accounts and funds. */
export abstract class ContributionGrammar extends BenefitGrammar {
  readonly contribution = this.RULE("contribution", () => {
    this.OR([{ ALT: () => this.CONSUME(K.contribution) }, { ALT: () => this.CONSUME(K.account) }]);
    this.SUBRULE(this.contributionHead);
    this.OPTION(() => this.SUBRULE(this.parts));
  });

  readonly contributionHead = this.whole("head", "contributionHead", () => {
    this.SUBRULE(this.names);
    this.MANY(() => this.OR([
      { ALT: () => { this.CONSUME(K.for); this.SUBRULE(this.nameList); } },
      { ALT: () => { this.CONSUME(K.when); this.SUBRULE(this.condition); } },
      { ALT: () => { this.CONSUME(K.tiers); this.CONSUME(T.NameWord); } },
      { ALT: () => this.SUBRULE(this.tailItem) },
    ]));
  });

  readonly parts = this.RULE("parts", () => {
    this.CONSUME(T.LeftBrace);
    this.MANY(() => { this.SUBRULE(this.partEntry); this.CONSUME(T.EndOfClause); });
    this.CONSUME(T.RightBrace);
  });

  readonly partEntry = this.whole("clause", "partEntry", this.either([
    { ALT: () => this.SUBRULE(this.part) },
    { ALT: () => { this.CONSUME(K.tiers); this.CONSUME(T.NameWord); } },
    { ALT: () => this.AT_LEAST_ONE(() => this.SUBRULE(this.tailItem)) },
    { ALT: () => this.SUBRULE(this.skipped) },
  ]));

  readonly part = this.RULE("part", () => {
    this.CONSUME(T.PartWord);
    this.SUBRULE(this.partRest);
  });

  /** Options and tables by turns; a table belongs to the options before it. */
  readonly partRest = this.RULE("partRest", () => {
    this.SUBRULE1(this.partOptions);
    this.MANY(() => { this.SUBRULE(this.table); this.SUBRULE2(this.partOptions); });
  });

  readonly partOptions = this.whole("head", "partOptions", () => {
    let hasValue = false;
    this.MANY({ GATE: () => this.is(1, T.PartOptionStart, T.Comma) || !hasValue, DEF: () => this.OR([
      { ALT: () => this.CONSUME(T.Comma) },
      { ALT: () => { this.CONSUME(K.to); this.OR2({ ERR_MSG: "name", DEF: [{ ALT: () => this.CONSUME(T.DateMark) }, { ALT: () => this.CONSUME(T.NameWord) }] }); } },
      { ALT: () => this.SUBRULE(this.tailItem) },
      { ALT: () => this.SUBRULE(this.partOption) },
      { ALT: () => { this.ACTION(() => { hasValue = true; }); this.SUBRULE(this.expression); } },
    ]) });
  });

  readonly partOption = this.RULE("partOption", this.either([
    { ALT: () => this.CONSUME(K.uniform) },
    { ALT: () => this.CONSUME(K.uniformFormula) },
    { ALT: () => { this.CONSUME(K.localWithin); this.SUBRULE(this.item); } },
    { ALT: () => { this.CONSUME(K.default); this.SUBRULE1(this.expression); } },
    { ALT: () => this.SUBRULE(this.per) },
    { ALT: () => { this.CONSUME(K.floor); this.SUBRULE2(this.expression); } },
    { ALT: () => { this.CONSUME(K.ceiling); this.SUBRULE3(this.expression); } },
    { ALT: () => { this.CONSUME(K.when); this.SUBRULE(this.condition); } },
    { ALT: () => this.CONSUME(K.split) },
  ]));

  readonly fund = this.RULE("fund", () => {
    this.CONSUME(K.fund);
    this.SUBRULE(this.fundHead);
    this.OPTION(() => this.SUBRULE(this.fundBody));
  });

  readonly fundHead = this.whole("head", "fundHead", () => {
    this.SUBRULE(this.names);
    this.MANY(() => this.OR([{ ALT: () => { this.CONSUME(K.for); this.SUBRULE(this.nameList); } }, { ALT: () => this.SUBRULE(this.tailItem) }]));
  });

  readonly fundBody = this.RULE("fundBody", () => {
    this.CONSUME(T.LeftBrace);
    this.MANY(() => { this.SUBRULE(this.fundEntry); this.CONSUME(T.EndOfClause); });
    this.CONSUME(T.RightBrace);
  });

  readonly fundEntry = this.whole("clause", "fundEntry", () => {
    this.OR1([
      { ALT: () => { this.CONSUME(K.pooling); this.OR2({ ERR_MSG: "pooling", DEF: [{ ALT: () => this.CONSUME(K.unifiedCollection) }, { ALT: () => this.CONSUME(K.adjustmentFund) }] }); } },
      { ALT: () => { this.CONSUME(K.handUp); this.SUBRULE1(this.expression); this.OPTION1(() => { this.CONSUME(K.of); this.CONSUME(T.NameWord); }); } },
      { ALT: () => { this.CONSUME(K.sharing); this.SUBRULE2(this.expression); } },
      { ALT: () => { this.CONSUME(K.allocate); this.MANY1(() => this.SUBRULE1(this.tailItem)); this.SUBRULE(this.table); } },
      { ALT: () => this.SUBRULE2(this.tailItem) },
      { ALT: () => this.SUBRULE(this.skipped) },
    ]);
    this.MANY2(() => this.SUBRULE3(this.tailItem));
  });
}
