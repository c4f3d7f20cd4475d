import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "../../compiler/cli/run.ts";
import { COMMANDS } from "../../compiler/cli/usage/commands.ts";
import { PATIENCE } from "../support/patience.ts";
import { requireTool } from "../support/require-tool.ts";
import { recordingHost } from "./memory-host.ts";

const folder = mkdtempSync(join(tmpdir(), "tongchou-completion-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function scriptFor(shell: string, language: "zh" | "en" = "en"): Promise<string> {
  const { host, out } = recordingHost("/", {});
  expect(await run(["completion", shell, "--lang", language], host)).toBe(0);
  const file = join(folder, `script.${shell}`);
  writeFileSync(file, out());
  return file;
}

const names = COMMANDS.map(({ name }) => name);
const say = (program: string, script: string, ...argv: readonly string[]): string =>
  execFileSync(program, [...(program === "fish" ? ["--no-config"] : []), "-c", script, ...argv], { encoding: "utf8", cwd: folder, timeout: PATIENCE });

describe("bash", () => {
  const offered = async (...words: readonly string[]): Promise<readonly string[]> => {
    const ask = 'source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); _tongchou; printf "%s\\n" "${COMPREPLY[@]}"';
    return say("bash", ask, await scriptFor("bash"), "tongchou", ...words).split("\n").filter((line) => line !== "");
  };
  const cases: readonly (readonly [readonly string[], readonly string[]])[] = [
    [["bui"], ["build"]],
    [["--v"], ["--version"]],
    [["build", "--ou"], ["--out"]],
    [["check", "--lang", ""], ["zh", "en"]],
    [["check", "--lang", "=", "z"], ["zh"]],
    [["--lang", "zh", "verif"], ["verify"]],
    [["explain", "TC4001"], ["TC4001"]],
    [["completion", ""], ["bash", "zsh", "fish"]],
    [["help", "settl"], ["settle"]],
    // Nothing of ours: bash offers files.
    [["check", ""], []],
    [["build", "--out", ""], []],
    [["nothing", "--ou"], []],
  ];
  requireTool("bash")("offers what may come next", async () => {
    for (const [words, expected] of cases) expect(await offered(...words), words.join(" ")).toEqual(expected);
    expect(await offered("")).toEqual([...names, "help", "--lang", "--help", "--version"]);
  });
});

describe("fish", () => {
  requireTool("fish")("offers what may come next, each with its meaning", async () => {
    const script = await scriptFor("fish", "zh");
    const offered = (line: string): readonly string[] => say("fish", `source ${script}; complete -C '${line}'`).trim().split("\n");
    expect(offered("tongchou verif")).toEqual([`verify\t${COMMANDS.find(({ name }) => name === "verify")!.says.zh}`]);
    expect(offered("tongchou build --ou")).toEqual([expect.stringMatching(/^--out\t/)]);
    expect(offered("tongchou check --lang ").map((line) => line.split("\t")[0]).sort()).toEqual(["en", "zh"]);
    expect(offered("tongchou explain TC4001")).toEqual(["TC4001"]);
    expect(offered("tongchou completion ")).toEqual(["bash", "fish", "zsh"]);
    expect(offered("tongchou check scri")).toContain("script.fish");
  });
});

describe("zsh", () => {
  /** A real line editor: the line is typed into a terminal, and what the tabulator key adds is read back. */
  const session = `
    zmodload zsh/zpty
    zpty z 'zsh -f -i'
    zpty -w z "unsetopt zle_bracketed_paste; PROMPT=; autoload -Uz compinit; compinit -u -D; source $0; print RE''ADY"
    zpty -r z out '*READY*'
    zpty -w -n z "$1"$'\\t'
    zpty -r z out "*$2*"
    print -r -- "$out"`;
  requireTool("zsh")("completes a word to the only one there is", async () => {
    const script = await scriptFor("zsh", "zh");
    for (const [typed, whole] of [["tongchou verif", "verify"], ["tongchou build --ou", "--out"], ["tongchou explain TC400", "TC400"], ["tongchou completion f", "fish"]] as const) {
      expect(say("zsh", session, script, typed, whole), typed).toContain(whole);
    }
  });
});

test.each([["zsh", "["], ["fish", "-d "]])("%s is told in the language asked for what the options before a command do", async (shell, mark) => {
  const start = readFileSync(await scriptFor(shell, "zh"), "utf8").split("\n").slice(0, 5).join("\n");
  for (const says of ["显示版本", "输出所用语言"]) expect(start).toMatch(new RegExp(`\\${mark}'?${says}`));
});

test("another shell is refused by name", async () => {
  const { host, err } = recordingHost("/", {});
  expect(await run(["completion", "fihs", "--lang", "en"], host)).toBe(2);
  expect(err()).toMatch(/^tongchou: `tongchou completion` takes bash, zsh or fish, not “fihs”\. Did you mean “fish”\?\n/);
});
