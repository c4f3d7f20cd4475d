import { spawn } from "node:child_process";
import { mkdtemp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { crc32, inflateRawSync, inflateSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver-protocol/node";
import { zip } from "../../../compiler/build/extension/archive.ts";
import { ICON_SIZE, iconPng } from "../../../compiler/build/extension/icon.ts";
import { packageExtension } from "../../../compiler/build/extension/package.ts";
import { root } from "../../support/workspace-texts.ts";

let folder = "";
let files: ReadonlyMap<string, Buffer> = new Map();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vsix-"));
  files = unzip(await readFile(await packageExtension(root, join(folder, "a.vsix"))));
});

afterAll(() => rm(folder, { recursive: true }));

/** Reads the directory at the end, as every unpacker does, and checks each file against its own head. */
function unzip(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const found = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let entry = archive.readUInt16LE(end + 10); entry > 0; entry -= 1) {
    const [length, packed, size, local] = [archive.readUInt16LE(at + 28), archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24), archive.readUInt32LE(at + 42)];
    const name = archive.toString("utf8", at + 46, at + 46 + length);
    expect(archive.toString("utf8", local + 30, local + 30 + length)).toBe(name);
    const data = inflateRawSync(archive.subarray(local + 30 + length, local + 30 + length + packed));
    expect([name, data.length, crc32(data)]).toEqual([name, size, archive.readUInt32LE(at + 16)]);
    found.set(name, data);
    at += 46 + length;
  }
  return found;
}

function textOf(path: string): string {
  return files.get(path)?.toString("utf8") ?? "";
}

/** Every text in a JSON value. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

test("what the manifest names is inside, in every language", () => {
  const manifest = JSON.parse(textOf("extension/package.json")) as { readonly version: string };
  const titles = ["", ".zh-cn"].map((language) => JSON.parse(textOf(`extension/package.nls${language}.json`)) as Readonly<Record<string, string>>);
  const keys = textsIn(manifest).flatMap((text) => /^%(.+)%$/.exec(text)?.[1] ?? []);
  for (const title of titles) expect([...new Set(keys)].filter((key) => title[key] === undefined)).toEqual([]);
  expect(titles.map((title) => Object.keys(title).filter((key) => !keys.includes(key)))).toEqual([[], []]);
  const paths = [...textsIn(manifest), ...titles.flatMap(textsIn)].filter((text) => /^(\.\/|walkthrough\/|icon\.png)/.test(text));
  expect(paths.length).toBeGreaterThan(8);
  expect(paths.filter((path) => !files.has(`extension/${path.replace(/^\.\//, "")}`))).toEqual([]);
  expect(textOf("extension.vsixmanifest")).toContain(`Version="${manifest.version}"`);
});

test("nothing else has to be installed: the client requires Node and the editor alone", () => {
  const required = [...textOf("extension/client/extension.cjs").matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = ""]) => name.replace(/^node:/, ""));
  expect(required.filter((name) => name !== "vscode" && !builtinModules.includes(name))).toEqual([]);
  expect(required).toContain("vscode");
});

test("the server inside starts and answers", async () => {
  for (const [path, data] of files) {
    if (!/^extension\/(server\/|package\.json)/.test(path)) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), data);
  }
  const server = spawn(process.execPath, [join(folder, "extension/server/tongchou.cjs"), "lsp"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.listen();
  const answer = await connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
  expect(answer).toMatchObject({ serverInfo: { name: "tongchou" }, capabilities: { completionProvider: {} } });
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  expect(await new Promise((resolve) => { server.on("exit", resolve); })).toBe(0);
});

test("the same files give the same archive, whatever their order", () => {
  const pair = [["b.txt", Buffer.from("b")], ["甲.txt", Buffer.from("甲".repeat(1000))]] as const;
  expect(zip(new Map(pair))).toEqual(zip(new Map([...pair].reverse())));
  expect([...unzip(zip(new Map(pair)))].map(([name, data]) => [name, data.length])).toEqual([["b.txt", 1], ["甲.txt", 3000]]);
});

test("the icon is a square picture with corners left clear", () => {
  const png = iconPng();
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([ICON_SIZE, ICON_SIZE]);
  const data = png.indexOf("IDAT");
  const pixels = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
  expect(pixels.length).toBe(ICON_SIZE * (1 + 4 * ICON_SIZE));
  const alphaAt = (column: number, row: number): number => pixels[row * (1 + 4 * ICON_SIZE) + 1 + 4 * column + 3] ?? -1;
  expect([alphaAt(0, 0), alphaAt(128, 4)]).toEqual([0, 255]);
});
