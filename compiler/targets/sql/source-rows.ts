import type { Label, Source } from "../../emit/format.ts";
import { citationOf } from "../words.ts";
import type { Rows } from "./script.ts";

/** Where figures stand; `@.` stands for the schema. */
export const SOURCE_DEFINITIONS = `CREATE TABLE @.source (
  source INTEGER NOT NULL PRIMARY KEY, citation TEXT NOT NULL, article TEXT, file TEXT NOT NULL, line INTEGER NOT NULL,
  trust TEXT NOT NULL CHECK (trust IN ('verified', 'unverified', 'illustrative')), remark TEXT, unresolved TEXT, provisional BOOLEAN NOT NULL);
COMMENT ON TABLE @.source IS '依据：文件、条款、政策文件中的行。 Where a figure stands; citation says it in one line.';
CREATE TABLE @.source_document (source INTEGER NOT NULL REFERENCES @.source (source), place INTEGER NOT NULL, title TEXT NOT NULL, address TEXT, digest TEXT, PRIMARY KEY (source, place));
`;

export const LABEL_DEFINITIONS = `CREATE TABLE @.label (
  kind TEXT NOT NULL CHECK (kind IN ('province', 'scheme', 'input', 'member', 'measure', 'event period', 'benefit', 'contribution', 'account', 'pool', 'city', 'fund', 'indicator')), within TEXT NOT NULL, name TEXT NOT NULL,
  label TEXT NOT NULL, other TEXT, title TEXT, code TEXT, PRIMARY KEY (kind, within, name));
COMMENT ON TABLE @.label IS '各名称的中文名、另一种语言的名称、全称、代码；within 为取值所属的事实项。 What everything is called; within is the input of a member.';
`;

/** Numbered from 0, as the compiled tables refer to them. */
export function addSources(rows: Rows, sources: readonly Source[]): void {
  sources.forEach((source, i) => {
    rows.add("source", i, citationOf(source), source.article, source.file, source.line, source.trust, source.remark, source.unresolved?.join("；"), source.provisional === true);
    source.documents.forEach(({ title, address, digest }, place) => rows.add("source_document", i, place + 1, title, address, digest));
  });
}

export function addLabels(rows: Rows, kind: string, within: string, labels: readonly Label[]): void {
  for (const { name, label, other, title, code } of labels) rows.add("label", kind, within, name, label, other, title, code);
}
