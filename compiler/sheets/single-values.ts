/** The values of a file that stand in no table, listed as if they stood in one. */
import type { Span } from "../base/span.ts";
import { spellKeyword } from "../format/spell-keyword.ts";
import type { Spelling } from "../format/word.ts";
import type { Expression, Tail } from "../syntax/ast-terms.ts";
import type { Parsed } from "../syntax/parse.ts";
import { clausesOf, type Clause } from "./clauses.ts";
import { calledIn } from "./declaration-names.ts";
import type { Rows, SourceCell, SourceRow } from "./source-tables.ts";
import { spellingIn } from "./spelling-in.ts";
import { WORDS } from "./words.ts";

/** `undefined` if there are none. */
export function singleValuesIn(text: string, { tree, tokens }: Parsed): Rows | undefined {
  const spelling = spellingIn(tokens);
  const rows = tree.declarations.flatMap((declaration) => {
    const owner = calledIn(declaration, spelling, undefined);
    return clausesOf(tree, declaration).flatMap((clause) => clause.values.filter(({ kind }) => kind !== "Missing")
      .map((value) => rowOf([owner, labelOf(text, clause, value, spelling)], text, value, clause.tail)));
  });
  if (rows.length === 0) return undefined;
  const heading = labels([WORDS.belongsTo, WORDS.clause, WORDS.value].map((word) => word[spelling]));
  return listOf(heading, numbered(rows));
}

const NOWHERE: Span = { start: 0, end: 0 };

function rowOf(names: readonly string[], text: string, value: Expression, tail: Tail): SourceRow {
  const { span } = value;
  const own = text.slice(span.start, span.end).replace(/\s+/g, " ");
  return { cells: [...labels(names).cells, { text: own, span, items: [{ kind: "Value", value, span }] }], bars: span, span, aside: "", tail };
}

/** What stands in the spreadsheet and nowhere in the file. */
function labels(texts: readonly string[]): SourceRow {
  return { cells: texts.map((text): SourceCell => ({ text, span: NOWHERE, items: [] })), bars: NOWHERE, span: NOWHERE, aside: "" };
}

const [BLANK, OTHER] = ["____", "…"];

/** The clause as a form to be filled in: `cap ____ of payment per year`; what else it states is left out, since that may change as well. */
function labelOf(text: string, { before, span, values, tail }: Clause, value: Expression, spelling: Spelling): string {
  const words = before.length === 0 ? "" : `${before.map((word) => spellKeyword(word, spelling)).join(" ")}: `;
  const blanked = [...values].sort((a, b) => b.span.start - a.span.start)
    .reduce((line, one) => `${line.slice(0, one.span.start - span.start)}${one === value ? BLANK : OTHER}${line.slice(one.span.end - span.start)}`, text.slice(span.start, span.end));
  const dates = [["from", tail.from], ["to", tail.to]] as const;
  const when = dates.flatMap(([word, date]) => (date === undefined ? [] : ` ${spellKeyword(word, spelling)} ${text.slice(date.span.start, date.span.end)}`)).join("");
  return `${words}${blanked}${when}`.replace(/\s+/g, " ").trim();
}

/** No two rows may be called the same; and where there is one more, none of them is what it was. */
function numbered(rows: readonly SourceRow[]): readonly SourceRow[] {
  const nameOf = ({ cells }: SourceRow): string => cells.slice(0, 2).map(({ text }) => text).join("\t");
  const names = rows.map(nameOf);
  return rows.map((row) => {
    const all = rows.filter((_, index) => names[index] === nameOf(row));
    const [owner, label, ...more] = row.cells;
    return owner === undefined || label === undefined || all.length === 1 ? row : { ...row, cells: [owner, { ...label, text: `${label.text} (${all.indexOf(row) + 1}/${all.length})` }, ...more] };
  });
}

function listOf(heading: SourceRow, rows: readonly SourceRow[]): Rows {
  return { heading, rows, text: [heading, ...rows].map(({ cells }) => cells.map(({ text }) => text).join("\t")).join("\n") };
}

/** The list as it was kept at an export; `undefined` if it cannot be read. `readValue` makes a cell of the text of a value. */
export function readValueList(kept: string, readValue: (text: string) => SourceCell | undefined): Rows | undefined {
  const [heading = [], ...lines] = kept.split("\n").map((line) => line.split("\t"));
  const rows = lines.map(([owner = "", label = "", value = ""]): SourceRow | undefined => {
    const cell = readValue(value);
    const names = labels([owner, label]);
    return cell && { ...names, cells: [...names.cells, cell] };
  });
  const all = rows.filter((row) => row !== undefined);
  return all.length === rows.length ? listOf(labels(heading), all) : undefined;
}
