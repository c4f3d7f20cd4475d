import * as T from "../token-types.ts";
import { K } from "../token-types.ts";
import { GuardrailGrammar } from "./guardrail-grammar.ts";
import { RECORDED } from "./recording.ts";

/** Amendments, the head of a file, and the file. */
export class Grammar extends GuardrailGrammar {
  constructor(skipValidations = true, recorded = RECORDED) {
    super(skipValidations, recorded);
    this.performSelfAnalysis();
  }

  /** `SLOT of NAME`, maybe of an adjustment, or a part `of contribution NAME`. */
  readonly slotTarget = this.RULE("slotTarget", () => {
    this.OPTION1(() => this.CONSUME(K.adjust));
    this.OR1({ ERR_MSG: "slot", DEF: [
      { ALT: () => { this.CONSUME(K.firstShareOf); this.CONSUME1(T.NameWord); } },
      { ALT: () => {
        this.CONSUME(T.SlotOrPart);
        this.OPTION2(() => this.CONSUME(T.OfWord));
        this.OPTION3(() => {
          this.CONSUME(K.of);
          this.OPTION4(() => this.OR2([{ ALT: () => this.CONSUME(K.contribution) }, { ALT: () => this.CONSUME(K.account) }]));
          this.CONSUME2(T.NameWord);
        });
      } },
    ] });
  });

  readonly transition = this.RULE("transition", () => {
    this.CONSUME(K.transition);
    this.SUBRULE(this.transitionHead);
    this.SUBRULE(this.slotBody);
  });

  readonly transitionHead = this.whole("head", "transitionHead", () => {
    this.SUBRULE(this.slotTarget);
    this.MANY(() => this.OR([
      { ALT: () => { this.CONSUME(K.for); this.CONSUME(T.NameWord); } },
      { ALT: () => { this.CONSUME(K.convergesBy); this.CONSUME(T.DateMark); } },
      { ALT: () => this.SUBRULE(this.tailItem) },
      { ALT: () => this.SUBRULE(this.expression) },
    ]));
  });

  readonly replace = this.RULE("replace", () => {
    let form: "slot" | "base" | "adjust" | "part" = "slot";
    this.CONSUME(K.replace);
    this.OPTION(() => this.CONSUME(K.rowsIn));
    this.ACTION(() => { form = this.formOfReplacement(); });
    this.SUBRULE(this.slotTarget);
    this.OR([
      { GATE: () => form === "part", ALT: () => this.SUBRULE(this.partRest) },
      { GATE: () => form === "adjust", ALT: () => this.SUBRULE(this.adjustBody) },
      { GATE: () => form === "base", ALT: () => this.SUBRULE(this.baseTerms) },
      { GATE: () => form === "slot", ALT: () => this.SUBRULE(this.newSlot) },
    ]);
  });

  private formOfReplacement(): "slot" | "base" | "adjust" | "part" {
    if (this.is(1, K.adjust)) return "adjust";
    if (this.is(2, K.of) && this.is(3, K.contribution, K.account)) return "part";
    if (this.is(1, T.PartWord) && !this.is(1, T.SlotWord)) return "part";
    return this.is(1, K.base) ? "base" : "slot";
  }

  readonly newSlot = this.RULE("newSlot", () => {
    this.SUBRULE(this.newSlotHead);
    this.SUBRULE(this.slotBody);
  });

  readonly newSlotHead = this.whole("head", "newSlotHead", () => {
    this.SUBRULE(this.slotOptions);
  });

  readonly addTo = this.RULE("addTo", () => {
    let isDimension = false;
    this.CONSUME(K.addTo);
    this.OPTION1(() => { this.CONSUME(K.dimension); this.ACTION(() => { isDimension = true; }); });
    this.CONSUME(T.NameWord);
    this.MANY(() => this.SUBRULE(this.tailItem));
    this.OR({ ERR_MSG: "braces", DEF: [
      { GATE: () => isDimension, ALT: () => this.SUBRULE(this.members) },
      { GATE: () => !isDimension, ALT: () => this.SUBRULE(this.benefitBody) },
    ] });
  });

  readonly repeal = this.RULE("repeal", () => {
    this.CONSUME(K.repeal);
    this.OR({ ERR_MSG: "slot", DEF: [
      { ALT: () => { this.CONSUME(K.benefit); this.CONSUME1(T.NameWord); } },
      { ALT: () => { this.CONSUME(K.contribution); this.CONSUME2(T.NameWord); } },
      { ALT: () => this.SUBRULE(this.slotTarget) },
    ] });
    this.MANY(() => this.SUBRULE(this.tailItem));
  });

  readonly set = this.RULE("set", () => {
    this.CONSUME(K.set);
    this.OR({ ERR_MSG: "slot", DEF: [
      { ALT: () => { this.CONSUME(K.contribution); this.SUBRULE1(this.setParts); } },
      { ALT: () => { this.CONSUME(K.account); this.SUBRULE2(this.setParts); } },
      { ALT: () => { this.SUBRULE(this.slotTarget); this.SUBRULE(this.newSlot); } },
    ] });
  });

  readonly setParts = this.RULE("setParts", () => {
    this.CONSUME(T.NameWord);
    this.MANY(() => this.SUBRULE(this.tailItem));
    this.SUBRULE(this.parts);
  });

  readonly header = this.RULE("header", () => {
    this.OR1([{ ALT: () => this.CONSUME(K.policy) }, { ALT: () => this.CONSUME(K.library) }]);
    this.SUBRULE(this.qualifiedName);
    this.OPTION(() => this.CONSUME(T.Text));
    this.MANY(() => this.OR2([
      { ALT: () => this.SUBRULE(this.headerClause) },
      { ALT: () => this.SUBRULE(this.effective) },
      { ALT: () => this.SUBRULE(this.tailItem) },
    ]));
  });

  /** What the head of a file alone may say. */
  readonly headerClause = this.RULE("headerClause", this.either([
    { ALT: () => { this.CONSUME(K.issued); this.CONSUME1(T.DateMark); } },
    { ALT: () => { this.CONSUME(K.amends); this.SUBRULE1(this.qualifiedName); } },
    { ALT: () => { this.CONSUME(K.repeals); this.SUBRULE1(this.document); this.MANY(() => { this.CONSUME(T.Comma); this.SUBRULE2(this.document); }); } },
    { ALT: () => this.CONSUME(K.overridesLocal) },
    { ALT: () => { this.CONSUME(K.implements); this.SUBRULE2(this.qualifiedName); this.CONSUME(K.for); this.CONSUME(T.NameWord); } },
    { ALT: () => this.CONSUME(K.draft) },
    { ALT: () => { this.CONSUME(K.reviewBy); this.CONSUME2(T.DateMark); } },
  ]));

  readonly use = this.RULE("use", () => {
    this.CONSUME(K.use);
    this.SUBRULE1(this.document);
    this.MANY(() => { this.CONSUME(T.Comma); this.SUBRULE2(this.document); });
  });

  readonly file = this.RULE("file", () => {
    this.MANY(() => { this.SUBRULE(this.entry); this.CONSUME(T.EndOfClause); });
  });

  /** Clauses of a guardrail or an example on lines of their own are handed to it in the lowering. */
  readonly entry = this.whole("clause", "entry", this.either([
    { ALT: () => this.SUBRULE(this.header) }, { ALT: () => this.SUBRULE(this.use) }, { ALT: () => this.SUBRULE(this.plain) },
    { ALT: () => this.SUBRULE(this.city) }, { ALT: () => this.SUBRULE(this.dimension) }, { ALT: () => this.SUBRULE(this.period) },
    { ALT: () => this.SUBRULE(this.scheme) }, { ALT: () => this.SUBRULE(this.benefit) }, { ALT: () => this.SUBRULE(this.impossible) },
    { ALT: () => this.SUBRULE(this.parameter) }, { ALT: () => this.SUBRULE(this.indicator) }, { ALT: () => this.SUBRULE(this.pool) },
    { ALT: () => this.SUBRULE(this.settle) }, { ALT: () => this.SUBRULE(this.rounding) }, { ALT: () => this.SUBRULE(this.contribution) },
    { ALT: () => this.SUBRULE(this.fund) }, { ALT: () => this.SUBRULE(this.transition) }, { ALT: () => this.SUBRULE(this.guardrail) },
    { ALT: () => this.SUBRULE(this.example) }, { ALT: () => this.SUBRULE(this.replace) }, { ALT: () => this.SUBRULE(this.addTo) },
    { ALT: () => this.SUBRULE(this.repeal) }, { ALT: () => this.SUBRULE(this.set) },
    { ALT: () => this.AT_LEAST_ONE(() => this.SUBRULE(this.looseClause)) },
    { ALT: () => this.SUBRULE(this.row) },
    { ALT: () => this.SUBRULE(this.skipped) },
  ]));

  readonly looseClause = this.RULE("looseClause", this.either([
    { ALT: () => this.SUBRULE(this.headerClause) }, { ALT: () => this.SUBRULE(this.effective) }, { ALT: () => this.SUBRULE(this.ruling) },
    { ALT: () => this.SUBRULE(this.exampleClause) }, { ALT: () => this.SUBRULE(this.tailItem) },
  ]));
}
