import * as T from "../token-types.ts";
import { K } from "../token-types.ts";
import { TableGrammar } from "./table-grammar.ts";

/** Slots and adjustments. */
export abstract class SlotGrammar extends TableGrammar {
  readonly baseTerms = this.RULE("baseTerms", () => {
    this.AT_LEAST_ONE_SEP({ SEP: T.Plus, ERR_MSG: "measure", DEF: () => this.SUBRULE(this.baseTerm) });
    this.MANY(() => this.SUBRULE(this.tailItem));
  });

  readonly baseTerm = this.RULE("baseTerm", this.either([
    { ALT: () => { this.CONSUME(K.overCapOf); this.CONSUME1(T.NameWord); } },
    { ALT: () => { this.CONSUME(K.unpaidOf); this.CONSUME2(T.NameWord); } },
    { ALT: () => { this.CONSUME(K.ownShareOf); this.CONSUME3(T.NameWord); } },
    { ALT: () => { this.CONSUME(K.firstShareOf); this.CONSUME4(T.NameWord); } },
    { ALT: () => this.CONSUME5(T.NameWord) },
  ]));

  readonly local = this.RULE("local", () => {
    this.CONSUME(K.localBecause);
    this.CONSUME1(T.Text);
    this.OPTION(() => { this.CONSUME(K.article); this.CONSUME2(T.Text, { LABEL: "articleText" }); });
  });

  readonly per = this.RULE("per", () => {
    this.OR([{ ALT: () => { this.CONSUME(K.per); this.CONSUME(T.NameWord); } }, { ALT: () => this.CONSUME(T.PeriodWord) }]);
    this.OPTION(() => this.CONSUME(K.eachHospital));
  });

  readonly slotOption = this.RULE("slotOption", this.either([
    { ALT: () => this.SUBRULE(this.per) },
    { ALT: () => { this.CONSUME(K.byBand); this.OPTION(() => this.CONSUME1(T.OfWord)); } },
    { ALT: () => this.CONSUME2(T.OfWord, { LABEL: "of" }) },
    { ALT: () => this.CONSUME(K.bestForThePatient) },
    { ALT: () => this.CONSUME(K.inOrder) },
    { ALT: () => this.CONSUME(K.sum) },
    { ALT: () => this.CONSUME(K.toppedUp) },
    { ALT: () => this.CONSUME(K.separateAfterTransfer) },
    { ALT: () => this.CONSUME(K.atMostTheCost) },
    { ALT: () => this.CONSUME(K.whateverTheCost) },
    { ALT: () => this.SUBRULE(this.local) },
    { ALT: () => this.CONSUME(K.uniformFormula) },
    { ALT: () => { this.CONSUME(K.when); this.SUBRULE(this.condition); } },
    { ALT: () => this.CONSUME(K.fromContribution) },
    { ALT: () => { this.CONSUME(K.fromThe); this.CONSUME(T.Ordinal); this.CONSUME(K.calendarMonthOfContribution); } },
  ]));

  /** A value and options, in any order, with or without commas between them. A unit by itself speaks for the table below. */
  readonly slotOptions = this.RULE("slotOptions", () => {
    let hasValue = false;
    this.MANY({ GATE: () => this.isSlotOptionNext(hasValue), DEF: () => this.OR([
      { ALT: () => this.CONSUME(T.Comma) },
      { ALT: () => this.SUBRULE(this.tailItem) },
      { ALT: () => this.SUBRULE(this.slotOption) },
      { ALT: () => this.CONSUME(T.Unit) },
      { ALT: () => { this.ACTION(() => { hasValue = true; }); this.SUBRULE(this.expression); } },
    ]) });
  });

  protected isSlotOptionNext(hasValue: boolean): boolean {
    if (this.is(1, T.Comma)) return !this.is(2, T.SlotWord);
    if (this.is(1, T.SlotOptionStart, T.Unit)) return true;
    return !hasValue && !this.is(1, T.SlotWord);
  }

  readonly slot = this.RULE("slot", () => {
    this.SUBRULE(this.slotHead);
    this.SUBRULE(this.slotBody);
  });

  readonly slotHead = this.whole("head", "slotHead", this.either([
    { ALT: () => { this.CONSUME(K.base); this.SUBRULE(this.baseTerms); } },
    { ALT: () => { this.CONSUME(T.SlotWord); this.SUBRULE(this.slotOptions); } },
  ]));

  readonly slotBody = this.RULE("slotBody", () => {
    this.OPTION(() => { this.SUBRULE(this.table); this.MANY(() => this.SUBRULE(this.tailItem)); });
  });

  readonly adjust = this.RULE("adjust", () => {
    this.SUBRULE(this.adjustHead);
    this.SUBRULE(this.adjustBody);
  });

  readonly adjustHead = this.RULE("adjustHead", () => {
    this.CONSUME(K.adjust);
    this.CONSUME(T.SlotWord);
    this.MANY(() => this.SUBRULE(this.tailItem));
  });

  readonly adjustBody = this.RULE("adjustBody", this.either({ ERR_MSG: "adjustments", DEF: [
    { ALT: () => { this.CONSUME(T.Colon); this.SUBRULE(this.operations); this.MANY1(() => this.SUBRULE1(this.tailItem)); } },
    { ALT: () => {
      this.CONSUME(T.LeftBrace);
      this.MANY2(() => { this.SUBRULE(this.adjustLine); this.CONSUME(T.EndOfClause); });
      this.CONSUME(T.RightBrace);
      this.MANY3(() => this.SUBRULE2(this.tailItem));
    } },
  ] }));

  readonly adjustLine = this.whole("clause", "adjustLine", () => {
    this.OR({ ERR_MSG: "adjustment", DEF: [
      { ALT: () => this.SUBRULE1(this.operations) },
      { ALT: () => { this.SUBRULE(this.condition); this.CONSUME(T.Colon); this.SUBRULE2(this.operations); } },
      { ALT: () => this.SUBRULE(this.skipped) },
    ] });
    this.MANY(() => this.SUBRULE(this.tailItem));
  });

  readonly operations = this.RULE("operations", () => {
    this.AT_LEAST_ONE_SEP({ SEP: T.Comma, ERR_MSG: "operation", DEF: () => this.SUBRULE(this.operation) });
  });

  readonly operation = this.RULE("operation", this.either({ ERR_MSG: "operation", DEF: [
    { ALT: () => { this.CONSUME(K.setTo); this.SUBRULE1(this.expression); } },
    { ALT: () => this.CONSUME(K.none) },
    { ALT: () => this.CONSUME(K.notCovered) },
    { ALT: () => this.CONSUME(K.halve) },
    { ALT: () => { this.OPTION(() => this.CONSUME(K.patientShare)); this.SUBRULE(this.change); } },
    { ALT: () => { this.CONSUME(K.atLeast); this.SUBRULE2(this.expression); } },
    { ALT: () => { this.CONSUME1(K.atMost); this.SUBRULE3(this.expression); } },
    { ALT: () => { this.CONSUME(K.together); this.OPTION2(() => this.CONSUME2(K.atMost, { LABEL: "togetherAtMost" })); this.SUBRULE4(this.expression); } },
    { ALT: () => { this.CONSUME(K.roundedTo); this.SUBRULE5(this.expression); } },
  ] }));

  readonly change = this.RULE("change", this.either({ ERR_MSG: "operation", DEF: [
    { ALT: () => { this.CONSUME(T.Times); this.SUBRULE1(this.expression); } },
    { ALT: () => {
      this.OR2([{ ALT: () => this.CONSUME(T.Plus) }, { ALT: () => this.CONSUME(T.Minus) }]);
      this.SUBRULE2(this.expression);
      this.OPTION1(() => { this.SUBRULE(this.per); this.OPTION2(() => { this.CONSUME(K.after); this.CONSUME(T.NumberMark); }); });
    } },
  ] }));
}
