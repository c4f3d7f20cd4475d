/** A page whose commands are run, whose changes are made and whose excerpts are looked up, from top to bottom in one folder. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PATIENCE } from "../support/patience.ts";

export interface Stage {
  /** Where the commands run, and the files are. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

const block = /^```(console|diff|tongchou)((?: \w+=\S+)*)\n([^]*?)^```$/gm;

/**
 * The page as it should be: what follows `$ command` in a block `console` is what the command printed.
 * @throws if a block `tongchou file=F` is no run of lines of the file, or a block `diff file=F` does not fit it.
 */
export function played(page: string, stage: Stage): string {
  return page.replace(block, (whole, kind: string, attributes: string, content: string) => {
    const file = / file=(\S+)/.exec(attributes)?.[1];
    if (kind === "console") return `\`\`\`console\n${playCommands(content, stage)}\`\`\``;
    if (file === undefined) throw new Error(`a block of a page names no file:\n${whole}`);
    if (kind === "diff") change(join(stage.folder, file), content);
    else expectExcerpt(join(stage.folder, file), content);
    return whole;
  });
}

function playCommands(content: string, stage: Stage): string {
  const commands = content.split("\n").filter((line) => line.startsWith("$ "));
  return commands.map((line) => `${line}\n${outputOf(line.slice(2), stage)}`).join("");
}

function outputOf(command: string, { folder, environment }: Stage): string {
  const { stdout, error } = spawnSync("bash", ["-c", `{ ${command}\n} 2>&1`], { cwd: folder, env: environment, encoding: "utf8", timeout: PATIENCE });
  if (error) throw error;
  return stdout === "" || stdout.endsWith("\n") ? stdout : `${stdout}\n`;
}

function expectExcerpt(path: string, excerpt: string): void {
  const text = `\n${readFileSync(path, "utf8")}`;
  if (!text.includes(`\n${excerpt}`)) throw new Error(`${path} has no such lines:\n${excerpt}`);
}

/** Lines with `-` go, those with `+` come, those with a space are around them. */
function change(path: string, content: string): void {
  const lines = content.split("\n").slice(0, -1);
  const [before, after] = [/^[- ]/, /^[+ ]/].map((kept) => lines.filter((line) => kept.test(line)).map((line) => `${line.slice(1)}\n`).join(""));
  const text = readFileSync(path, "utf8");
  const at = `\n${text}`.indexOf(`\n${before}`);
  if (at < 0 || `\n${text}`.indexOf(`\n${before}`, at + 1) >= 0) throw new Error(`${path} does not hold these lines once:\n${before}`);
  writeFileSync(path, text.slice(0, at) + after + text.slice(at + (before ?? "").length));
}
