/** Figures written as the drafter wrote the ones before them. */
import { divide, rational, type Rational } from "../base/rational.ts";
import { spellKeyword } from "../format/spell-keyword.ts";
import type { Spelling } from "../format/word.ts";
import type { Unit } from "../syntax/ast-terms.ts";
import { NUMBER } from "../syntax/patterns.ts";
import { halfWidth } from "../syntax/widths.ts";
import { SCALES, type Scale } from "./columns.ts";
import { decimalOf } from "./decimal.ts";

export interface Figure {
  readonly value: Rational;
  readonly unit: Unit;
}

const NUMBER_FIRST = new RegExp(`^${NUMBER.source}`);

/** What stands behind the number of a figure: ` yuan`, `元`, `%`. */
export function unitTextOf(figure: string): string {
  return figure.slice(numberIn(figure).length);
}

function numberIn(figure: string): string {
  return NUMBER_FIRST.exec(figure)?.[0] ?? "";
}

/** The unit as a file of that spelling writes it where no figure shows how. */
export function usualUnitText(unit: Unit, spelling: Spelling): string {
  if (unit === "percent") return "%";
  if (unit === "none") return "";
  return `${spelling === "en" ? " " : ""}${spellKeyword(unit, spelling)}`;
}

/** How a number is written. */
interface Style {
  readonly scale: Scale;
  /** `undefined`: it is too small to tell. */
  readonly isGrouped: boolean | undefined;
  /** Behind the point, zeros included; 0 where a zero at the end would not have been written. */
  readonly places: number;
  readonly isWide: boolean;
}

function styleOf(number: string): Style {
  const [, whole = "", decimals = "", scale = ""] = /^([0-9,]+)(?:\.([0-9]+))?(.*)$/.exec(halfWidth(number)) ?? [];
  const isLarge = whole.replaceAll(",", "").length > 3;
  return {
    scale: scale === "万" || scale === "亿" ? scale : "", isGrouped: isLarge ? whole.includes(",") : undefined,
    places: decimals.endsWith("0") ? decimals.length : 0, isWide: /^[０-９]/.test(number),
  };
}

/** 万 with more than this behind the point is harder to read than the number itself. */
const mostPlaces = 4;

/**
 * The number of `like` replaced by another: its unit, spaces, 万, width and decimals stay. Whether thousands are grouped a small
 * number does not show; then the first of `others` that does decides, and amounts of money are grouped where none does.
 */
export function spellFigure({ value, unit }: Figure, like: string, others: readonly string[]): string {
  const number = numberIn(like);
  const style = styleOf(number);
  const scaled = decimalOf(divide(value, rational(SCALES[style.scale]))) ?? "";
  const keepsScale = style.scale !== "" && (scaled.split(".")[1]?.length ?? 0) <= mostPlaces;
  const decimal = keepsScale || style.scale === "" ? scaled : (decimalOf(value) ?? "");
  const isGrouped = style.isGrouped ?? others.map((other) => styleOf(numberIn(other)).isGrouped).find((known) => known !== undefined) ?? unit === "yuan";
  const written = `${withPlaces(decimal, style.places, isGrouped)}${keepsScale ? style.scale : ""}`;
  return `${style.isWide ? fullWidth(written) : written}${unitTextOf(like)}`;
}

function withPlaces(decimal: string, places: number, isGrouped: boolean): string {
  const [whole = "", decimals = ""] = decimal.split(".");
  const padded = decimals.padEnd(places, "0");
  const grouped = isGrouped ? whole.replace(/\B(?=(?:\d{3})+$)/g, ",") : whole;
  return padded === "" ? grouped : `${grouped}.${padded}`;
}

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}
