/** One file has one address in the server, however the editor, the disk and the repository write it. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { plainAddress, readable } from "../../language-server/features/addresses.ts";
import { disk } from "../../language-server/disk.ts";
import { placeIn, startEditor } from "./client.ts";

const scratch = realpathSync(mkdtempSync(join(tmpdir(), "tongchou-addresses-")));
afterAll(() => rmSync(scratch, { recursive: true }));

const library = `library national.dimensions
dimension hospital 医院级别 ordered { primary 一级, tertiary 三级 }
`;
const policy = `policy linhai.basic effective from 2025-01-01
use national.dimensions
province linhai 临海
`;
const [folder, place] = [join(scratch, "政策 (2025)+新"), "dimensions (1).tongchou"];
mkdirSync(join(folder, "sub"), { recursive: true });
writeFileSync(join(folder, place), `\ufeff${library}`);
writeFileSync(join(folder, "sub/basic.tongchou"), policy);

/** As VS Code writes it: every sign escaped but letters, digits and `-._~`. */
function escapedUri(path: string): string {
  return `file://${path.split("/").map((part) => encodeURIComponent(part).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)).join("/")}`;
}

test.each([["escapes all it may", escapedUri], ["escapes what it must", (path: string) => pathToFileURL(path).href]])("an editor that %s sees one program of the folder and what it opens", async (_, uriOf) => {
  const editor = await startEditor({}, { machineFiles: disk, folder: uriOf(folder) });
  const textDocument = { uri: uriOf(join(folder, place)) };
  await editor.connection.sendNotification("textDocument/didOpen", { textDocument: { ...textDocument, languageId: "tongchou", version: 1, text: library } });
  expect(await editor.ask("tongchou/status", { textDocument })).toMatchObject({ policies: 2, errors: 0 });
  const position = placeIn(library, library.indexOf("dimensions"));
  const found = await editor.ask<readonly { readonly uri: string }[]>("textDocument/references", { textDocument, position, context: { includeDeclaration: true } });
  expect(found.map(({ uri }) => decodeURIComponent(uri).slice(-18))).toEqual(["ions (1).tongchou", "sub/basic.tongchou"].map((end) => expect.stringContaining(end)));
});

test("a byte order mark moves no place: editors do not count it", async () => {
  const editor = await startEditor({}, { machineFiles: disk, folder: escapedUri(folder) });
  const position = placeIn(policy, policy.indexOf("national"));
  const found = await editor.ask<readonly { readonly range: object }[]>("textDocument/definition", { textDocument: { uri: escapedUri(join(folder, "sub/basic.tongchou")) }, position });
  expect(found.map(({ range }) => range)).toEqual([{ start: placeIn(library, 8), end: placeIn(library, library.indexOf("\n")) }]);
});

test.each([
  ["file:///c%3A/%E6%94%BF/a%28b%29.tongchou", "file:///C:/政/a(b).tongchou"],
  ["vscode-vfs://github/o/r/a%2Bb.tongchou", "vscode-vfs://github/o/r/a+b.tongchou"],
  ["file:///a/50%25.tongchou", "file:///a/50%.tongchou"],
  ["untitled:Untitled-1", "untitled:Untitled%2D1"],
  ["git:/a(b).tongchou?%7B%7D", "git:/a%28b%29.tongchou?%7B%7D"],
])("%s and %s are one", (a, b) => {
  expect(plainAddress(a)).toBe(plainAddress(b));
  expect(plainAddress(plainAddress(a))).toBe(plainAddress(a));
});

test("what is no sound escape is read as it stands", () => {
  expect(["%E6%94%BF", "50%", "a%20b"].map(readable)).toEqual(["政", "50%", "a b"]);
});
