/** A picture of exact curves: self-contained SVG for a page, for what an editor shows under the pointer, for a playground. */
import { displayWidth } from "../base/display-width.ts";
import { compare, multiply, rational, type Rational, ZERO } from "../base/rational.ts";
import { type Curve, type Piece, valueOn } from "../payment/curve.ts";
import { drawGuides, placeGuides, ROW } from "./curve-guides.ts";
import { escapeMarkup } from "./escape.ts";
import { markerOf, PENS, type Pen } from "./pens.ts";
import { coordinate, placeOf, roundAmounts, type Scale } from "./scale.ts";
import { halfOf, LETTER, svgText, yuan } from "./svg-text.ts";

/** One function of the bill, both in fen. */
export interface CurveLine {
  readonly name: string;
  readonly curve: Curve;
}

export interface CurvePicture {
  /** Unique in the page that the picture stands in. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What stands beside the axes, with the unit, which is yuan. */
  readonly across: string;
  readonly upwards: string;
  /** The first `PENS.length` can be told apart without colour; then the pens begin again. */
  readonly lines: readonly CurveLine[];
  /** Where the picture ends to the right, in fen; without it a little beyond the last breakpoint. */
  readonly upTo?: Rational;
  /** In pixels; 460 without it. */
  readonly width?: number;
}

interface Frame {
  readonly x: Scale;
  readonly y: Scale;
  readonly width: number;
  /** Above the plot: rows of breakpoints; below it: the axis and the legend. */
  readonly top: number;
  readonly bottom: number;
}

const LEFT = 70;
const RIGHT = 14;
const PLOT_HEIGHT = 210;

/** The amount at which the picture of these curves ends, if nothing else is asked for: a quarter beyond the last breakpoint, in fen. */
export function reachOf(curves: readonly Curve[]): Rational {
  const last = curves.flatMap((curve) => curve.at(-1)?.from ?? ZERO).reduce((most, from) => (compare(from, most) > 0 ? from : most), ZERO);
  return compare(last, ZERO) === 0 ? rational(1_000_000n) : multiply(last, rational(5n, 4n));
}

/** An SVG that asks for nothing else: no style sheet, no font, no script. Places are rounded last, to a tenth of a pixel. */
export function drawCurves(picture: CurvePicture): string {
  const { id, title, description, lines, width = 460 } = picture;
  const upTo = picture.upTo ?? reachOf(lines.map(({ curve }) => curve));
  const guides = placeGuides(lines.map(({ curve }) => curve), { low: ZERO, high: upTo, start: LEFT, end: width - RIGHT });
  const frame = frameOf(lines, upTo, width, 8 + ROW * guides.rows);
  const legend = drawLegend(lines, frame);
  const height = frame.bottom + 40 + legend.height;
  const parts = [
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    drawGrid(frame, picture), drawGuides(guides.placed, frame),
    ...lines.map(({ curve }, index) => drawLine(curve, penOf(index), frame, upTo)),
    legend.markup,
  ];
  const name = escapeMarkup(id);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${name}-t ${name}-d" font-family="${FONTS}" font-size="11" fill="#24313c">`
    + `<title id="${name}-t">${escapeMarkup(title)}</title><desc id="${name}-d">${escapeMarkup(description)}</desc>${parts.join("")}</svg>`;
}

const FONTS = "system-ui, 'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

function penOf(index: number): Pen {
  return PENS[index % PENS.length] ?? PENS[0];
}

function frameOf(lines: readonly CurveLine[], upTo: Rational, width: number, top: number): Frame {
  const heights = lines.flatMap(({ curve }) => corners(curve, upTo).map(({ y }) => y));
  const [low, high] = [[ZERO, ...heights].reduce((a, b) => (compare(b, a) < 0 ? b : a)), [rational(100n), ...heights].reduce((a, b) => (compare(b, a) > 0 ? b : a))];
  const bottom = top + PLOT_HEIGHT;
  return { x: { low: ZERO, high: upTo, start: LEFT, end: width - RIGHT }, y: { low, high: multiply(high, rational(21n, 20n)), start: bottom, end: top }, width, top, bottom };
}

interface Corner {
  readonly x: Rational;
  readonly y: Rational;
  /** The curve does not come here from the corner before, but jumps. */
  readonly isJump: boolean;
}

/** Where the curve begins, bends, jumps and leaves the picture. */
function corners(curve: Curve, upTo: Rational): readonly Corner[] {
  const inside = curve.filter(({ from }) => compare(from, upTo) < 0);
  return inside.flatMap((piece, index): Corner[] => {
    const end = inside[index + 1]?.from ?? upTo;
    const before: Piece | undefined = inside[index - 1];
    const isJump = before !== undefined && compare(valueOn(before, piece.from), piece.value) !== 0;
    const start = { x: piece.from, y: piece.value, isJump };
    return [...(index === 0 || isJump ? [start] : []), { x: end, y: valueOn(piece, end), isJump: false }];
  });
}

function drawLine(curve: Curve, pen: Pen, { x, y }: Frame, upTo: Rational): string {
  const at = (corner: Pick<Corner, "x" | "y">): string => `${coordinate(placeOf(x, corner.x))} ${coordinate(placeOf(y, corner.y))}`;
  const path = corners(curve, upTo).map((corner, index) => `${index === 0 || corner.isJump ? "M" : "L"}${at(corner)}`).join("");
  const bends = curve.slice(1).filter(({ from }) => compare(from, upTo) <= 0);
  const markers = bends.map(({ from, value }) => markerOf(pen, coordinate(placeOf(x, from)), coordinate(placeOf(y, value))));
  return `<path d="${path}" fill="none" stroke="${pen.colour}" stroke-width="2" stroke-linejoin="round"${dashOf(pen)}/>${markers.join("")}`;
}

function dashOf({ dash }: Pen): string {
  return dash === undefined ? "" : ` stroke-dasharray="${dash}"`;
}

function drawGrid({ x, y, width, top, bottom }: Frame, { across, upwards }: CurvePicture): string {
  const rows = roundAmounts(y.low, y.high, 5).map((amount) => {
    const at = coordinate(placeOf(y, amount));
    return `<path d="M${LEFT} ${at}H${width - RIGHT}" stroke="${amount.numerator === 0n ? "#5b6873" : "#dde2e6"}"/>${svgText(String(LEFT - 6), at, yuan(amount), ` text-anchor="end" dy=".35em"`)}`;
  });
  const columns = roundAmounts(x.low, x.high, Math.max(2, Math.floor((width - LEFT) / 85))).map((amount) => {
    const at = placeOf(x, amount);
    const shown = yuan(amount);
    const overhangs = at + BigInt(halfOf(shown)) > BigInt(width * 10);
    return `<path d="M${coordinate(at)} ${bottom}v4" stroke="#5b6873"/>${svgText(overhangs ? String(width - 2) : coordinate(at), String(bottom + 16), shown, ` text-anchor="${overhangs ? "end" : "middle"}"`)}`;
  });
  const titles = svgText(String(width - RIGHT), String(bottom + 32), across, ` text-anchor="end" fill="#4a5761"`)
    + svgText("12", String((top + bottom) / 2), upwards, ` text-anchor="middle" transform="rotate(-90 12 ${(top + bottom) / 2})" fill="#4a5761"`);
  return `${rows.join("")}${columns.join("")}<path d="M${LEFT} ${top}V${bottom}" stroke="#5b6873"/>${titles}`;
}

/** As many names to a row as fit. */
function drawLegend(lines: readonly CurveLine[], { bottom, width }: Frame): { readonly markup: string; readonly height: number } {
  let [left, row] = [LEFT, 0];
  const entries = lines.map(({ name }, index) => {
    const needed = 48 + Math.ceil((displayWidth(name) * LETTER) / 10);
    if (left > LEFT && left + needed > width) [left, row] = [LEFT, row + 1];
    const [at, y, pen] = [left, bottom + 52 + row * 18, penOf(index)];
    left += needed;
    return `<path d="M${at} ${y}h28" stroke="${pen.colour}" stroke-width="2"${dashOf(pen)}/>${markerOf(pen, String(at + 14), String(y))}${svgText(String(at + 34), String(y), name, ` dy=".35em"`)}`;
  });
  return { markup: entries.join(""), height: lines.length === 0 ? 0 : 22 + row * 18 };
}
