import { type Content, html, type Html } from "./markup.ts";

export interface Cell {
  readonly content: Content;
  /** Numbers stand to the right, in figures of one width. */
  readonly isNumber?: boolean;
  readonly columns?: number;
}

export interface TableParts {
  /** Read out for the table, and shown above it. */
  readonly caption: Content;
  readonly label: string;
  readonly columns: readonly Cell[];
  /** Above the columns, where several have one heading. */
  readonly groups?: readonly Cell[];
  /** The first `heads` cells of a row are its headings; equal ones below each other become one. */
  readonly heads: number;
  readonly rows: readonly (readonly Cell[])[];
  /** Below the table. */
  readonly foot?: Content;
}

/** A table in a box of its own, in which it scrolls where the page is narrow. */
export function tableOf({ caption, label, columns, groups, heads, rows, foot }: TableParts): Html {
  const above = groups === undefined ? undefined : html`<tr>${groups.map((cell) => headCell(cell, cell.columns === undefined ? "col" : "colgroup"))}</tr>`;
  const merged = mergeHeads(rows, heads);
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table><caption>${caption}</caption>
<thead>${above}<tr>${columns.map((cell) => headCell(cell, "col"))}</tr></thead>
<tbody>${merged.map((row) => html`<tr>${row.map(({ cell, index, height }) => (index < heads ? rowHead(cell, height) : dataCell(cell)))}</tr>
`)}</tbody></table></div>${foot}`;
}

function headCell({ content, columns, isNumber }: Cell, scope: string): Html {
  return html`<th scope="${scope}"${columns === undefined ? undefined : html` colspan="${columns}"`}${isNumber === true ? html` class="num"` : undefined}>${content}</th>`;
}

function rowHead({ content, isNumber }: Cell, height: number): Html {
  return html`<th scope="row"${isNumber === true ? html` class="num"` : undefined}${height === 1 ? undefined : html` rowspan="${height}"`}>${content}</th>`;
}

function dataCell({ content, columns, isNumber }: Cell): Html {
  return html`<td${isNumber === true ? html` class="num"` : undefined}${columns === undefined ? undefined : html` colspan="${columns}"`}>${content}</td>`;
}

interface Placed {
  readonly cell: Cell;
  readonly index: number;
  readonly height: number;
}

/** A heading goes down as long as it and all headings before it stay the same; the last heading of a row is its own. */
function mergeHeads(rows: readonly (readonly Cell[])[], heads: number): readonly (readonly Placed[])[] {
  const keyAt = (row: readonly Cell[] | undefined, index: number): string => JSON.stringify(row?.slice(0, index + 1).map(({ content }) => content));
  const isSame = (a: number, b: number, index: number): boolean => index < heads - 1 && rows[a] !== undefined && rows[b] !== undefined && keyAt(rows[a], index) === keyAt(rows[b], index);
  return rows.map((row, at) => row.flatMap((cell, index): Placed[] => {
    if (isSame(at - 1, at, index)) return [];
    let height = 1;
    while (isSame(at, at + height, index)) height += 1;
    return [{ cell, index, height }];
  }));
}
