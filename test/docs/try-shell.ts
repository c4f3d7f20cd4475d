/** Commands of documents, run or held against what the program takes. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { understand } from "../../compiler/cli/argv.ts";
import { COMMANDS } from "../../compiler/cli/usage/commands.ts";
import { type Block, placeOf } from "./blocks.ts";
import type { DocStage, Ran } from "./doc-stage.ts";
import { wordsOf } from "./words-of.ts";

export function runs(block: Block, { run, folder }: DocStage): void {
  const { code, out, err } = run(withDigests(block.text, folder));
  expect(code, `${placeOf(block)}\n${out}${err}`).toBe(0);
}

/** An engine gives what `tongchou settle` gives, refusals and exit code too. */
export function settles(block: Block, { run }: DocStage): void {
  for (const line of block.text.trimEnd().split("\n")) {
    const [, claims] = /< (\S+\.ndjson)/.exec(line) ?? [];
    const { code, out, err } = run(line);
    if (claims === undefined) expect([code, err], placeOf(block)).toEqual([0, ""]);
    else expect({ line, code, out }).toEqual({ line, ...pick(run(`tongchou settle ${claims} --tables dist/tables`)) });
  }
}

function pick({ code, out }: Ran): Pick<Ran, "code" | "out"> {
  return { code, out };
}

export function isUnderstood({ text }: Block): void {
  for (const line of text.trimEnd().split("\n")) expect([line, understand(wordsOf(line).slice(1), COMMANDS, "en").kind]).toEqual([line, "run"]);
}

/** A digest in a name is that of a build; the one in documents stands for any. */
export function withDigests(text: string, folder: string): string {
  return text.replace(/dist\/tables\/(\w+)\/(\S+?)-0123456789abcdef/g, (_, form: string, name: string) => {
    const found = readdirSync(join(folder, "dist/tables", form)).find((file) => new RegExp(`^${name}-[0-9a-f]{16}\\.`).test(file));
    return `dist/tables/${form}/${found?.replace(/\.\w+$/, "") ?? `no ${name}`}`;
  });
}

/** The command has just the options that it is shown with. */
export function isSynopsis({ text }: Block): void {
  const [, name] = /^tongchou (\w+)/.exec(text)!;
  const usage = COMMANDS.find((command) => command.name === name)!;
  const shown = [...text.matchAll(/\[--(\S+)(?: ([^\]]+))?\]/g)].map(([, option, value]) => [option, value?.split("|").length ?? 0]);
  expect(shown.sort()).toEqual(usage.options.map(({ name: option, takes, choices }) => [option, choices?.length ?? (takes === undefined ? 0 : 1)]).sort());
}
