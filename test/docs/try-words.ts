/** What stands in documents to be copied into another program, and what shows a form. */
import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { signatureFault } from "../../compiler/cli/signature.ts";
import { PATIENCE } from "../support/patience.ts";
import { root } from "../support/workspace-texts.ts";
import type { Block } from "./blocks.ts";
import type { DocStage } from "./doc-stage.ts";

export function isChange({ text }: Block): void {
  expect(text).toMatch(/^[\w/]+\.tongchou:\d+: \S+ → \S+ {2}\(.+\)\n$/);
}

/** Whole, though of a key that nobody has. */
export function isSignature({ text }: Block): void {
  expect(signatureFault(Buffer.from(""), text, generateKeyPairSync("ed25519").publicKey)?.en).toContain(`holds signatures of ${text.split(" ")[1]}`);
}

/** The rooms that a picture of the compiler names are its folders. */
export function namesRooms({ text }: Block): void {
  const rooms = [...text.matchAll(/─ ?(\w+) ?─/g)].map(([, room = ""]) => room);
  expect(rooms.length).toBeGreaterThan(5);
  expect(readdirSync(join(root, "compiler"))).toEqual(expect.arrayContaining(rooms));
}

/** The functions are those of Neovim 0.11, which few machines have yet: what they are given is looked at, not what they do. */
const NEOVIM = `
local given = {}
local vim = { filetype = { add = function(types) given.type = types.extension.tongchou end }, lsp = { config = function(name, config) given[name] = config end, enable = function(name) given.enabled = name end } }
`;

export function configuresNeovim({ text }: Block, { folder }: DocStage): void {
  writeFileSync(join(folder, "init.lua"), `${NEOVIM}${text}io.stdout:write(given.type, " ", given.enabled, " ", table.concat(given.tongchou.cmd, " "))\n`);
  const { status, stdout, stderr } = spawnSync("nvim", ["--clean", "--headless", "-u", "init.lua", "+qa"], { cwd: folder, encoding: "utf8", timeout: PATIENCE });
  expect([status, stdout, stderr]).toEqual([0, "tongchou tongchou tongchou lsp", ""]);
}

/** Emacs is not among the tools of this project: brackets and quotes are closed, and the command is the one there is. */
export function readsAsLisp({ text }: Block): void {
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/g, "");
  expect(bare).not.toContain('"');
  const depths = [...bare.replace(/[^()]/g, "")].reduce<number[]>((all, bracket) => [...all, (all.at(-1) ?? 0) + (bracket === "(" ? 1 : -1)], []);
  expect([Math.min(...depths), depths.at(-1)]).toEqual([0, 0]);
  expect(text).toContain(`("tongchou" "lsp")`);
}

export function readsAsToml({ text }: Block): void {
  const { stdout, stderr } = spawnSync("python3", ["-c", "import json, sys, tomllib; print(json.dumps(tomllib.load(sys.stdin.buffer)))"], { input: text, encoding: "utf8" });
  expect(stderr).toBe("");
  const read = JSON.parse(stdout) as { readonly "language-server": Readonly<Record<string, object>>; readonly language: readonly object[] };
  expect([read["language-server"], read.language]).toMatchObject([{ tongchou: { command: "tongchou", args: ["lsp"] } }, [{ "file-types": ["tongchou"], "language-servers": ["tongchou"] }]]);
}
