import type { Edit, Fix } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { isArticle } from "../syntax/articles.ts";
import type { Expression, Name } from "../syntax/ast-terms.ts";
import { at } from "./context.ts";
import type { Context } from "./context.ts";
import { refuse } from "./expressions.ts";
import { spelt } from "./spelling.ts";

/** A value before a table, of which only one can count; a name there is most likely an article without its word. */
export function refuseBesideTable(context: Context, value: Expression): void {
  if (value.kind !== "Name") return void refuse(context, value, { en: "A value beside a table", zh: "表以外的另一个数值" });
  const { key, quoted } = value.name;
  const fixes = quoted || isArticle(key) ? [asArticle(context, value.name)] : [];
  context.report(report("notAValue", at(context, value), { what: { en: `“${key}” beside a table`, zh: `表以外的“${key}”` } }, { fixes }));
}

/** What is written stays as it is. */
function asArticle(context: Context, { key, quoted, span: { start, end } }: Name): Fix {
  const word = spelt(context, { en: "article", zh: "条款" });
  const inserted = (place: number, text: string): Edit => ({ location: { file: context.file, span: { start: place, end: place } }, text });
  const edits = quoted ? [inserted(start, `${word} `)] : [inserted(start, `${word} "`), inserted(end, '"')];
  return { title: { en: `write ${word} "${key}"`, zh: `改为 ${word} "${key}"` }, edits, safe: false };
}
