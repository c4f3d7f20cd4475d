import type { Span } from "../../base/span.ts";
import type { Expression, Unit } from "../ast-terms.ts";
import { keywordOf } from "../phrases.ts";
import { LIMITS } from "../limits.ts";
import { spanOfPiece, type Piece } from "../layout.ts";
import { readNumber } from "../numbers.ts";
import { fix, quoted, tell } from "../sink.ts";
import type { Lowering } from "./lowering.ts";

/** Keywords that are units, by their ids. */
const UNITS: ReadonlySet<string> = new Set<Unit>(["yuan", "points", "months", "days", "years"]);

export function unitOf(image: string): Unit {
  if (image === "%" || image === "％") return "percent";
  const id = keywordOf(image);
  return id && UNITS.has(id) ? (id as Unit) : "none";
}

/** A figure and its unit. A percent sign belongs to its figure, with no space between. */
export function lowerFigure(lowering: Lowering, number: Piece, unitToken: Piece | undefined): Expression {
  const span = spanOfPiece(number);
  const whole = unitToken ? { start: span.start, end: spanOfPiece(unitToken).end } : span;
  const read = readNumber(number.image);
  const unit = unitToken ? unitOf(unitToken.image) : "none";
  if (unit === "percent" && unitToken && unitToken.startOffset > span.end) {
    tell(lowering, "percentApart", whole, { figure: quoted(number.image) }, [fix(lowering, { en: "Delete the space", zh: "删去空格" }, [[span.end, unitToken.startOffset, ""]])]);
  }
  if (read.kind === "Read") return { kind: "Number", value: read.value, unit, grouped: read.grouped, span: whole };
  if (read.kind === "TooLong") tell(lowering, "numberTooLong", span, { limit: LIMITS.digits });
  else reportCommas(lowering, number, read.commas);
  return { kind: "Missing", span: whole };
}

function reportCommas(lowering: Lowering, number: Piece, commas: readonly number[]): void {
  const edits = commas.map((comma) => [number.startOffset + comma + 1, number.startOffset + comma + 1, " "] as const);
  tell(lowering, "badGrouping", spanOfPiece(number), { figure: quoted(number.image) }, [fix(lowering, { en: "Put a space behind the comma", zh: "在逗号后加空格" }, edits, false)]);
}

/** What a repaired figure such as `85%` or `1300元` means. */
export function percentFigure(written: string, span: Span): Expression | undefined {
  const [, digits = "", unit = ""] = /^([0-9.]+)(.*)$/.exec(written) ?? [];
  const read = digits === "" ? undefined : readNumber(digits);
  if (read?.kind !== "Read") return undefined;
  return { kind: "Number", value: read.value, unit: unitOf(unit), grouped: false, span };
}

/** A count as it is needed for days, ages and years; `undefined` for what is none, which was reported. At most 10^9. */
export function wholeNumber(lowering: Lowering, token: Piece): number | undefined {
  const figure = lowerFigure(lowering, token, undefined);
  if (figure.kind !== "Number") return undefined;
  const { numerator, denominator } = figure.value;
  if (denominator === 1n && numerator <= 1_000_000_000n) return Number(numerator);
  tell(lowering, "notWhole", figure.span, { found: quoted(token.image) });
  return undefined;
}
