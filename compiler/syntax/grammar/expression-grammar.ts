import * as T from "../token-types.ts";
import { K } from "../token-types.ts";
import { RecoveringParser } from "./recovering-parser.ts";

const PART = { LABEL: "part" } as const;

/** Tails, names of files and formulas. A formula is one flat rule; which operator binds closer is settled in the lowering. */
export abstract class ExpressionGrammar extends RecoveringParser {
  readonly tailItem = this.RULE("tailItem", this.either([
    { ALT: () => { this.CONSUME(K.source); this.CONSUME1(T.Text); this.OPTION1(() => { this.CONSUME(K.address); this.CONSUME2(T.Text); }); this.OPTION2(() => { this.CONSUME(K.digest); this.CONSUME3(T.Text); }); } },
    { ALT: () => { this.CONSUME1(K.article); this.CONSUME4(T.Text); } },
    { ALT: () => { this.CONSUME(K.from); this.CONSUME1(T.DateMark); } },
    { ALT: () => { this.CONSUME(K.to); this.CONSUME2(T.DateMark); } },
    { ALT: () => { this.CONSUME(K.unverified); this.OPTION3(() => this.CONSUME5(T.Text)); } },
    { ALT: () => { this.CONSUME(K.unresolved); this.CONSUME6(T.Text); } },
    { ALT: () => { this.CONSUME(K.illustrative); this.OPTION4(() => this.CONSUME7(T.Text)); } },
    { ALT: () => this.CONSUME(K.provisional) },
    { ALT: () => { this.CONSUME(K.allow); this.CONSUME(T.NameWord); this.CONSUME(K.because); this.CONSUME8(T.Text); this.OPTION5(() => { this.CONSUME2(K.article); this.CONSUME9(T.Text, { LABEL: "articleText" }); }); } },
  ]));

  readonly qualifiedName = this.RULE("qualifiedName", () => {
    this.CONSUME1(T.NameWord);
    this.MANY(() => { this.CONSUME(T.Dot); this.CONSUME2(T.NameWord); });
  });

  readonly document = this.RULE("document", this.either({ ERR_MSG: "document", DEF: [{ ALT: () => this.CONSUME(T.Text) }, { ALT: () => this.SUBRULE(this.qualifiedName) }] }));

  /** A declared name, its name in the other language, its title. */
  readonly names = this.RULE("names", () => {
    this.CONSUME(T.NameWord);
    this.OPTION1(() => this.CONSUME(T.SecondName));
    this.OPTION2(() => { this.CONSUME1(T.Text); this.OPTION3(() => this.CONSUME2(T.Text)); });
  });

  readonly nameList = this.RULE("nameList", () => {
    this.CONSUME1(T.NameWord);
    this.MANY(() => { this.CONSUME(T.Comma); this.CONSUME2(T.NameWord); });
  });

  // Formulas are read so often that even the options in them are made only once.
  private readonly sign = (): void => void this.CONSUME(T.Minus, PART);
  private readonly unit = (): void => void this.CONSUME(T.Unit, PART);
  private readonly suffix = (): void => void this.SUBRULE(this.indicatorSuffix, PART);
  private readonly times = (): void => void this.CONSUME(K.ofTheTableValue, PART);

  private readonly value = this.either({ ERR_MSG: "value", DEF: [
    { ALT: () => { this.CONSUME(T.NumberMark, PART); this.OPTION2(this.unit); } },
    { ALT: () => this.CONSUME(T.ValueWord, PART) },
    { ALT: () => this.CONSUME(T.DateMark, PART) },
    { ALT: () => this.CONSUME(T.MonthDay, PART) },
    { ALT: () => { this.CONSUME(T.LeftParen); this.SUBRULE(this.expression, PART); this.CONSUME(T.RightParen); } },
    { ALT: () => { this.CONSUME(T.NameWord, PART); this.OPTION3(this.suffix); } },
  ] });

  private readonly operands = {
    SEP: T.Operator,
    ERR_MSG: "value",
    DEF: (): void => {
      this.OPTION1(this.sign);
      this.value();
      this.OPTION4(this.times);
    },
  };

  readonly expression = this.RULE("expression", () => {
    this.AT_LEAST_ONE_SEP(this.operands);
  });

  /** `of yunzhou`, `of previous year`, `of 2 years before` */
  readonly indicatorSuffix = this.RULE("indicatorSuffix", this.either([
    { ALT: () => this.CONSUME1(K.ofPreviousYear) },
    { ALT: () => {
      this.CONSUME1(K.of);
      this.OR2({ ERR_MSG: "name", DEF: [
        { ALT: () => { this.CONSUME1(T.NumberMark); this.CONSUME1(K.yearsBefore); } },
        { ALT: () => { this.CONSUME(T.NameWord); this.OPTION(() => this.SUBRULE(this.lag)); } },
      ] });
    } },
  ]));

  readonly lag = this.RULE("lag", this.either([
    { ALT: () => this.CONSUME(K.ofPreviousYear) },
    { ALT: () => { this.CONSUME(K.of); this.CONSUME(T.NumberMark); this.CONSUME(K.yearsBefore); } },
  ]));
}
