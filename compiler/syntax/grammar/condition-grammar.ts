import * as T from "../token-types.ts";
import { K } from "../token-types.ts";
import { ExpressionGrammar } from "./expression-grammar.ts";

/** What stands in a cell or behind `=`, and conditions. */
export abstract class ConditionGrammar extends ExpressionGrammar {
  readonly item = this.RULE("item", this.either({ ERR_MSG: "value", DEF: [
    { ALT: () => this.CONSUME(T.ItemWord) },
    { ALT: () => { this.CONSUME(K.by); this.OPTION1(() => this.CONSUME1(T.NameWord)); } },
    { ALT: () => { this.CONSUME(T.HistoryWord); this.OPTION2(() => this.CONSUME2(T.NameWord)); } },
    { ALT: () => { this.CONSUME1(T.DotDot); this.SUBRULE1(this.expression, { LABEL: "high" }); } },
    { ALT: () => { this.CONSUME(T.Comparison); this.SUBRULE2(this.expression, { LABEL: "bound" }); } },
    { ALT: () => { this.SUBRULE3(this.expression, { LABEL: "low" }); this.OPTION3(this.afterValue); } },
  ] }));

  readonly itemRest = this.RULE("itemRest", this.either([
    { ALT: () => { this.CONSUME(T.DotDot); this.OPTION({ GATE: () => this.is(1, T.ListStart), DEF: () => this.SUBRULE1(this.expression) }); } },
    { ALT: () => { this.CONSUME(K.to); this.SUBRULE2(this.expression); } },
    { ALT: () => this.CONSUME(T.ComparisonWord) },
    { ALT: () => this.CONSUME(K.pays) },
  ]));

  private readonly afterValue = { GATE: (): boolean => this.goesOnAfterValue(), DEF: (): void => void this.SUBRULE(this.itemRest) };

  /** `to` makes a range only between figures or between dates; `at least` is said of the figure before it only if none stands behind. */
  private goesOnAfterValue(): boolean {
    if (this.is(1, K.to)) return this.is(2, T.NumberMark) || (this.is(0, T.DateMark) && this.is(2, T.DateMark));
    if (this.is(1, T.ComparisonWord)) return !this.is(2, T.NumberMark, T.Word, T.LeftParen, T.Minus);
    return true;
  }

  /** `poor and destitute` in a cell or a given fact, where `and` joins no conditions. */
  readonly facts = this.RULE("facts", () => {
    this.SUBRULE(this.item);
    this.MANY(() => { this.CONSUME(K.and); this.CONSUME(T.NameWord); });
  });

  readonly condition = this.RULE("condition", () => {
    this.AT_LEAST_ONE_SEP({ SEP: T.AndOr, ERR_MSG: "condition", DEF: () => this.SUBRULE(this.primary) });
  });

  readonly primary = this.RULE("primary", () => {
    this.MANY(() => this.CONSUME(K.not));
    this.OR1({ ERR_MSG: "condition", DEF: [
      { ALT: () => { this.CONSUME(T.LeftParen); this.SUBRULE(this.condition); this.CONSUME(T.RightParen); } },
      { ALT: () => {
        this.CONSUME(T.NameWord);
        this.OR2({ ERR_MSG: "comparison", DEF: [
          { ALT: () => { this.CONSUME(T.Equals); this.SUBRULE1(this.itemList); } },
          { ALT: () => { this.CONSUME(K.in); this.SUBRULE2(this.itemList); } },
          { ALT: () => { this.CONSUME(K.has); this.SUBRULE3(this.itemList); } },
          { ALT: () => { this.CONSUME(T.Comparison); this.SUBRULE1(this.expression); } },
          { GATE: () => this.isComparedBehind(), ALT: () => { this.SUBRULE2(this.expression); this.CONSUME(T.ComparisonWord); } },
        ] });
      } },
    ] });
  });

  /** `年龄 60 以上`: the comparison stands behind the figure, its sign and its unit. */
  private isComparedBehind(): boolean {
    return [2, 3, 4].some((distance) => this.is(distance, T.ComparisonWord));
  }

  readonly itemList = this.RULE("itemList", () => {
    this.SUBRULE1(this.item);
    this.MANY({ GATE: () => this.is(2, T.ListStart), DEF: () => { this.CONSUME(T.Comma); this.SUBRULE2(this.item); } });
  });
}
