import type { Item } from "./items.ts";
import { widthOf } from "./width.ts";

/** An item, with its text if that stands on one line. */
export interface Line {
  readonly item: Item;
  readonly text: string | undefined;
}

/** Beyond this, a remark is not moved to stand below another. */
const farthest = 40;

/** Spaces more before the remarks behind neighbouring lines, so that they stand in a column. */
export function gapsBeforeRemarks(lines: readonly Line[]): readonly number[] {
  const gaps = lines.map(() => 0);
  let run: number[] = [];
  lines.forEach((line, index) => {
    if (line.item.blankBefore || !isRemarked(line)) {
      settle(run, lines, gaps);
      run = [];
    }
    if (isRemarked(line)) run.push(index);
  });
  settle(run, lines, gaps);
  return gaps;
}

function isRemarked({ item, text }: Line): boolean {
  return text !== undefined && item.kind !== "remark" && item.trailing.length > 0;
}

function settle(run: readonly number[], lines: readonly Line[], gaps: number[]): void {
  const widths = run.map((index) => widthOf(lines[index]?.text ?? ""));
  const [least, most] = [Math.min(...widths), Math.max(...widths)];
  if (most - least > farthest) return;
  run.forEach((index, at) => { gaps[index] = most - (widths[at] ?? 0); });
}
