/** Requests about what a place comes to. */
import { type CodeLens, type Connection, InlayHintKind, MarkupKind } from "vscode-languageserver";
import type { Desk } from "../desk.ts";
import { changeLenses } from "../features/change-lenses.ts";
import { cityLenses } from "../features/city-lenses.ts";
import { hoverAt } from "../features/hover.ts";
import { inlayHints } from "../features/inlay-hints.ts";
import { exampleLenses, type Lens } from "../features/lenses.ts";
import { fromRange } from "../from-lsp.ts";
import type { LastVersion } from "../last-version.ts";
import type { View } from "../session.ts";
import { toRange } from "../to-lsp.ts";

export const INSIGHT_CAPABILITIES = { hoverProvider: true, inlayHintProvider: true, codeLensProvider: {} };

export function answerWithInsight(connection: Connection, { atMeaning, aboutMeaning, editor }: Desk, lastVersion: LastVersion): void {
  connection.onHover((params) => atMeaning(params, null, (own, offset) => {
    const hover = hoverAt(own.snapshot(), own.uri, offset, { ...own.settings, showsPictures: editor().showsPictures });
    return hover === undefined ? null : { range: toRange(own.source, hover.span), contents: { kind: MarkupKind.Markdown, value: hover.markdown } };
  }));
  connection.languages.inlayHint.on((params) => aboutMeaning(params, [], (own) => {
    const hints = inlayHints(own.snapshot(), own.uri, fromRange(own.source, params.range), own.settings.asOf);
    return hints.map(({ offset, text }) => ({ position: toRange(own.source, { start: offset, end: offset }).start, label: text[own.settings.language], kind: InlayHintKind.Type, paddingLeft: true }));
  }));
  connection.onCodeLens((params) => aboutMeaning(params, [], (own) => lensesOf(own, lastVersion).map((lens) => toLens(lens, own, editor().commands))));
}

/** What has errors means nothing for certain, so only its examples are told of. */
function lensesOf(own: View, lastVersion: LastVersion): readonly Lens[] {
  const snapshot = own.snapshot();
  const examples = exampleLenses(snapshot, own.uri);
  if (snapshot.diagnostics.some(({ severity }) => severity === "error")) return examples;
  const before = lastVersion.around(own);
  return [...examples, ...cityLenses(snapshot, own.uri), ...(before === undefined ? [] : changeLenses(before, snapshot, own.uri))];
}

const COMMANDS: Readonly<Record<Lens["about"], string>> = { example: "tongchou.runExamples", cities: "tongchou.showConvergence", change: "tongchou.compareWithCommit" };

/** A lens without a command is a line to read. */
function toLens({ span, title, about }: Lens, { source, settings: { language } }: View, commands: ReadonlySet<string>): CodeLens {
  const { start } = toRange(source, span);
  return { range: { start, end: start }, command: { title: title[language], command: commands.has(COMMANDS[about]) ? COMMANDS[about] : "" } };
}
