import * as T from "../token-types.ts";
import { ConditionGrammar } from "./condition-grammar.ts";

/** Tables. The token pass sees to it that every row ends in its last bar. */
export abstract class TableGrammar extends ConditionGrammar {
  readonly table = this.RULE("table", () => {
    this.CONSUME(T.LeftBrace);
    this.MANY(() => {
      this.OR([{ ALT: () => this.SUBRULE(this.row) }, { ALT: () => this.SUBRULE(this.noRow) }]);
      this.CONSUME(T.EndOfClause);
    });
    this.CONSUME(T.RightBrace);
  });

  readonly row = this.whole("clause", "row", () => {
    this.CONSUME(T.RowBar);
    this.SUBRULE1(this.cell);
    this.MANY(() => { this.CONSUME(T.Bar); this.SUBRULE2(this.cell); });
    this.CONSUME(T.LastBar);
    this.SUBRULE(this.rowTail);
  });

  readonly cell = this.whole("cell", "cell", () => {
    this.MANY_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.facts) });
  });

  readonly rowTail = this.whole("clause", "rowTail", () => {
    this.MANY(() => this.SUBRULE(this.tailItem));
  });

  /** Anything else inside a table's braces; its error is told in the lowering. */
  readonly noRow = this.whole("clause", "noRow", () => {
    this.SUBRULE(this.skipped);
  });

  /** What no clause of this place begins with; the whole clause is passed over. */
  readonly skipped = this.RULE("skipped", () => {
    this.CONSUME(T.Anything);
    this.ACTION(() => this.skipTo("clause", this.is(0, T.LeftBrace) ? 1 : 0));
  });
}
