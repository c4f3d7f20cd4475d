import { rational } from "../../base/rational.ts";
import { spanOf as spanBetween, type Span } from "../../base/span.ts";
import type { Expression } from "../ast-terms.ts";
import type { CstElement, CstNode } from "../cst.ts";
import { figuresOf } from "../han-numerals.ts";
import { spanOfPiece, type Piece } from "../layout.ts";
import { LIMITS } from "../limits.ts";
import { fix, quoted, tell } from "../sink.ts";
import { DateMark, K, Minus, MonthDay, NameWord, NumberMark, Plus, Times } from "../token-types.ts";
import { elements, isNode, keyword, nodeOf, pieceOf, spanOfElement } from "./cst.ts";
import { lowerFigure, percentFigure, wholeNumber } from "./figures.ts";
import type { Lowering } from "./lowering.ts";
import { figures, lowerDate, lowerName } from "./words.ts";

/** What stands where a value is due and none could be read; an error was reported. */
export function missing(span: Span): Expression {
  return { kind: "Missing", span };
}

export function lowerExpression(lowering: Lowering, node: CstNode | undefined, at: Span): Expression {
  if (!node) return missing({ start: at.end, end: at.end });
  return new Climb(lowering, elements(node, "part", "Operator"), at).read();
}

export function expressionOf(lowering: Lowering, node: CstNode, at: Span, key = "expression"): Expression {
  return lowerExpression(lowering, nodeOf(node, key), at);
}

/** Precedence climbing over the flat rule: × binds closer than + and −; `rounded to` rounds all that stands before it. */
class Climb {
  private next = 0;
  private operands = 0;
  private readonly lowering: Lowering;
  private readonly parts: readonly CstElement[];
  private readonly at: Span;

  constructor(lowering: Lowering, parts: readonly CstElement[], at: Span) {
    this.lowering = lowering;
    this.parts = parts;
    this.at = at;
  }

  read(): Expression {
    let left = this.product();
    for (let operator = this.parts[this.next]; operator && !isNode(operator); operator = this.parts[this.next]) {
      this.next += 1;
      const right = operator.tokenType === K.roundedTo ? this.operand() : this.product();
      left = this.join(left, operator, right);
      if (this.operands > LIMITS.operands) return this.tooLong();
    }
    return left;
  }

  private product(): Expression {
    let left = this.operand();
    for (let operator = this.take(Times); operator; operator = this.take(Times)) left = this.join(left, operator, this.operand());
    return left;
  }

  private join(left: Expression, operator: Piece, right: Expression): Expression {
    const span = spanBetween(left.span, right.span);
    if (operator.tokenType === K.roundedTo) return { kind: "Rounded", value: left, step: right, span };
    const sign = operator.tokenType === Times ? "*" : operator.tokenType === Plus ? "+" : "-";
    return { kind: "Binary", operator: sign, operatorSpan: spanOfPiece(operator), left, right, span };
  }

  private tooLong(): Expression {
    tell(this.lowering, "formulaTooLong", this.at, { limit: LIMITS.operands });
    return missing(this.at);
  }

  private take(type: Piece["tokenType"]): Piece | undefined {
    const element = this.parts[this.next];
    if (!element || isNode(element) || element.tokenType !== type) return undefined;
    this.next += 1;
    return element;
  }

  private operand(): Expression {
    this.operands += 1;
    const minus = this.take(Minus);
    const value = this.atom();
    const signed = minus ? negative(minus, value) : value;
    const table = this.take(K.ofTheTableValue);
    if (!table) return signed;
    const span = spanOfPiece(table);
    return { kind: "Binary", operator: "*", operatorSpan: span, left: signed, right: { kind: "TableValue", span }, span: spanBetween(signed.span, span) };
  }

  private atom(): Expression {
    const element = this.parts[this.next];
    if (!element || this.operands > LIMITS.operands) return missing({ start: this.at.end, end: this.at.end });
    this.next += 1;
    const span = spanOfElement(element) ?? this.at;
    if (isNode(element)) return lowerExpression(this.lowering, element, span);
    if (element.tokenType === NumberMark) return this.figure(element);
    if (element.tokenType === DateMark) return dateExpression(this.lowering, element);
    if (element.tokenType === MonthDay) return monthDayExpression(element);
    const word = WORDS.get(element.tokenType);
    return word ? { kind: word, span } : this.named(element);
  }

  private figure(number: Piece): Expression {
    const after = this.parts[this.next];
    const unit = after && !isNode(after) && isUnit(after) ? after : undefined;
    if (unit) this.next += 1;
    return lowerFigure(this.lowering, number, unit);
  }

  private named(token: Piece): Expression {
    const after = this.parts[this.next];
    const numeral = token.tokenType.name === "Word" ? figuresOf(token.image) : undefined;
    if (numeral) return hanNumeral(this.lowering, token, numeral);
    const name = lowerName(this.lowering, token);
    if (!after || !isNode(after) || after.name !== "indicatorSuffix") return { kind: "Name", name, span: name.span };
    this.next += 1;
    const city = pieceOf(after, NameWord.name);
    const span = { start: name.span.start, end: spanOfElement(after)?.end ?? name.span.end };
    return { kind: "Indicator", name, city: city && lowerName(this.lowering, city), lag: lagOf(this.lowering, nodeOf(after, "lag") ?? after), span };
  }
}

const WORDS = new Map([[K.none, "None"], [K.notCovered, "NotCovered"], [K.theTableValue, "TableValue"], [K.yes, "Yes"], [K.no, "No"]] as const);
const UNITS: ReadonlySet<string> = new Set(["Percent", ...["yuan", "points", "months", "days", "years"].map((id) => `'${id}'`)]);

function isUnit(token: Piece): boolean {
  return UNITS.has(token.tokenType.name);
}

function lagOf(lowering: Lowering, node: CstNode): number {
  if (keyword(node, "ofPreviousYear")) return 1;
  const years = pieceOf(node, NumberMark.name);
  return (years && wholeNumber(lowering, years)) ?? 0;
}

function negative(minus: Piece, value: Expression): Expression {
  const span = spanBetween(spanOfPiece(minus), value.span);
  if (value.kind === "Number") return { ...value, value: rational(-value.value.numerator, value.value.denominator), span };
  const zero: Expression = { kind: "Number", value: rational(0n), unit: "none", grouped: false, span: spanOfPiece(minus) };
  return { kind: "Binary", operator: "-", operatorSpan: spanOfPiece(minus), left: zero, right: value, span };
}

function dateExpression(lowering: Lowering, token: Piece): Expression {
  const date = lowerDate(lowering, token);
  return date ? { kind: "Date", ...date } : missing(spanOfPiece(token));
}

/** `60-69` looks like a month and a day; as a value it is a difference, which the place it stands in judges. */
function monthDayExpression(token: Piece): Expression {
  const [left = 0, right = 0] = figures(token);
  const span = spanOfPiece(token);
  const hyphen = span.start + Math.max(token.image.search(/[^0-9０-９]/), 0);
  const number = (value: number, start: number, end: number): Expression => ({ kind: "Number", value: rational(BigInt(value)), unit: "none", grouped: false, span: { start, end } });
  return {
    kind: "Binary", operator: "-", operatorSpan: { start: hyphen, end: hyphen + 1 },
    left: number(left, span.start, hyphen), right: number(right, hyphen + 1, span.end), span,
  };
}

function hanNumeral(lowering: Lowering, token: Piece, written: string): Expression {
  const span = spanOfPiece(token);
  tell(lowering, "hanNumeral", span, { word: quoted(token.image), figures: written }, [fix(lowering, { en: `Write ${written}`, zh: `改为 ${written}` }, [[span.start, span.end, written]])]);
  return percentFigure(written, span) ?? missing(span);
}
