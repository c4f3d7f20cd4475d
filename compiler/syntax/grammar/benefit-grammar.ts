import * as T from "../token-types.ts";
import { K } from "../token-types.ts";
import { SlotGrammar } from "./slot-grammar.ts";

/** Benefits, pools, settlement orders and schemes. */
export abstract class BenefitGrammar extends SlotGrammar {
  readonly benefit = this.RULE("benefit", () => {
    this.CONSUME(K.benefit);
    this.SUBRULE(this.benefitHead);
    this.OPTION(() => this.SUBRULE(this.benefitBody));
  });

  readonly benefitHead = this.whole("head", "benefitHead", () => {
    this.SUBRULE(this.names);
    this.MANY1(() => this.OR([
      { ALT: () => this.SUBRULE(this.tailItem) },
      { ALT: () => { this.CONSUME(K.for); this.SUBRULE(this.nameList); } },
      { ALT: () => { this.CONSUME(K.kind); this.CONSUME1(T.NameWord, { LABEL: "kindName" }); } },
      { ALT: () => { this.CONSUME(K.when); this.SUBRULE(this.condition); } },
      { ALT: () => { this.CONSUME(K.as); this.CONSUME2(T.NameWord, { LABEL: "asName" }); this.OPTION(() => { this.CONSUME(K.on); this.CONSUME(T.DateMark); }); } },
      { ALT: () => { this.CONSUME(K.except); this.AT_LEAST_ONE_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.exceptSlot) }); } },
      { ALT: () => this.CONSUME(K.bestForThePatient) },
      { ALT: () => this.SUBRULE(this.local) },
      { ALT: () => { this.CONSUME(K.code); this.CONSUME(T.Text); } },
    ]));
  });

  /** The braces behind it are its table if a row opens them, else they are the benefit's. */
  readonly exceptSlot = this.RULE("exceptSlot", () => {
    this.OR([
      { ALT: () => { this.CONSUME(K.base); this.SUBRULE(this.baseTerms); } },
      { ALT: () => { this.CONSUME(T.SlotWord); this.SUBRULE(this.slotOptions); } },
    ]);
    this.OPTION({ GATE: () => this.is(2, T.RowBar), DEF: () => this.SUBRULE(this.slotBody) });
  });

  readonly benefitBody = this.RULE("benefitBody", () => {
    this.CONSUME(T.LeftBrace);
    this.MANY(() => { this.SUBRULE(this.benefitEntry); this.CONSUME(T.EndOfClause); });
    this.CONSUME(T.RightBrace);
  });

  readonly benefitEntry = this.whole("clause", "benefitEntry", this.either([
    { ALT: () => this.SUBRULE(this.slot) },
    { ALT: () => this.SUBRULE(this.adjust) },
    { ALT: () => { this.CONSUME(K.drawsOn); this.SUBRULE(this.nameList); this.MANY1(() => this.SUBRULE1(this.tailItem)); } },
    { ALT: () => this.SUBRULE(this.impossible) },
    { ALT: () => this.CONSUME(K.bestForThePatient) },
    { ALT: () => this.SUBRULE(this.local) },
    { ALT: () => this.AT_LEAST_ONE(() => this.SUBRULE2(this.tailItem)) },
    { ALT: () => this.SUBRULE(this.skipped) },
  ]));

  readonly impossible = this.RULE("impossible", () => {
    this.CONSUME(K.impossible);
    this.SUBRULE(this.condition);
    this.MANY(() => this.SUBRULE(this.tailItem));
  });

  readonly pool = this.RULE("pool", () => {
    this.CONSUME(K.pool);
    this.SUBRULE(this.poolHead);
    this.SUBRULE(this.slotBody);
  });

  readonly poolHead = this.whole("head", "poolHead", () => {
    let hasValue = false;
    this.SUBRULE(this.names);
    this.MANY({ GATE: () => this.is(1, K.for, K.in) || this.isSlotOptionNext(hasValue), DEF: () => this.OR([
      { ALT: () => this.CONSUME(T.Comma) },
      { ALT: () => { this.CONSUME(K.for); this.SUBRULE(this.nameList); } },
      { ALT: () => { this.CONSUME(K.in); this.CONSUME(T.NameWord); } },
      { ALT: () => this.SUBRULE(this.tailItem) },
      { ALT: () => this.SUBRULE(this.slotOption) },
      { ALT: () => this.CONSUME(T.Unit) },
      { ALT: () => { this.ACTION(() => { hasValue = true; }); this.SUBRULE(this.expression); } },
    ]) });
  });

  readonly settle = this.RULE("settle", () => {
    this.CONSUME(K.settle);
    this.CONSUME(K.for);
    this.SUBRULE(this.nameList);
    this.MANY1(() => this.SUBRULE1(this.tailItem));
    this.CONSUME(T.Colon);
    this.SUBRULE1(this.step);
    this.MANY2(() => { this.CONSUME(T.Semicolon); this.OPTION(() => this.CONSUME(K.then)); this.SUBRULE2(this.step); });
    this.MANY3(() => this.SUBRULE2(this.tailItem));
  });

  readonly step = this.RULE("step", () => {
    this.OPTION(() => this.CONSUME(K.oneOf));
    this.SUBRULE(this.nameList);
  });

  readonly scheme = this.RULE("scheme", () => {
    this.CONSUME(K.scheme);
    this.SUBRULE(this.schemeHead);
    this.OPTION(() => this.SUBRULE(this.schemeBody));
  });

  readonly schemeHead = this.whole("head", "schemeHead", () => {
    this.SUBRULE(this.names);
    this.MANY(() => this.OR([{ ALT: () => { this.CONSUME(K.code); this.CONSUME(T.Text); } }, { ALT: () => this.SUBRULE(this.tailItem) }]));
  });

  readonly schemeBody = this.RULE("schemeBody", () => {
    this.CONSUME(T.LeftBrace);
    this.MANY(() => { this.SUBRULE(this.schemeEntry); this.CONSUME(T.EndOfClause); });
    this.CONSUME(T.RightBrace);
  });

  readonly schemeEntry = this.whole("clause", "schemeEntry", this.either([
    { ALT: () => { this.CONSUME(K.settlesBy); this.CONSUME1(T.NameWord); } },
    { ALT: () => { this.CONSUME(K.yearFrom); this.CONSUME(T.MonthDay); } },
    { ALT: () => { this.CONSUME(K.pooledBy); this.CONSUME2(T.NameWord); } },
    { ALT: () => this.SUBRULE(this.slot) },
    { ALT: () => this.AT_LEAST_ONE(() => this.SUBRULE1(this.tailItem)) },
    { ALT: () => { this.SUBRULE(this.condition); this.MANY(() => this.SUBRULE2(this.tailItem)); } },
    { ALT: () => this.SUBRULE(this.skipped) },
  ]));
}
