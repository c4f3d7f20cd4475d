import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMessageConnection, type PublishDiagnosticsParams, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver-protocol/node";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "tongchou-installed-"));
const npm = (...argv: readonly string[]): string => execFileSync("npm", argv, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

/** As on a machine with Node and nothing else: no git, no other program, no settings. */
const bare = { PATH: dirname(process.execPath), LANG: "C.UTF-8", HOME: folder };
const tongchou = (...argv: readonly string[]): string =>
  execFileSync(process.execPath, ["node_modules/tongchou/dist/tongchou.cjs", ...argv], { cwd: folder, encoding: "utf8", env: bare });

/** What `npm pack` makes of what the build left, installed without a registry. */
beforeAll(() => {
  const packed = JSON.parse(npm("pack", root, "--ignore-scripts", "--json")) as readonly { readonly filename: string }[];
  writeFileSync(join(folder, "package.json"), `{ "private": true, "type": "module" }\n`);
  npm("install", "--offline", "--ignore-scripts", "--no-audit", `./${packed[0]!.filename}`);
});
afterAll(() => rmSync(folder, { recursive: true }));

test("the package brings no other with it", () => {
  const { packages } = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")) as { readonly packages: Readonly<Record<string, unknown>> };
  expect(Object.keys(packages)).toEqual(["", "node_modules/tongchou"]);
  expect(npm("exec", "--offline", "--", "tongchou", "--version")).toMatch(/^tongchou \d/);
});

test("from a new province to settled claims", () => {
  expect(tongchou("new", "linhai")).toContain("linhai");
  expect(tongchou("check")).toBe("2 files: no errors, no warnings\n");
  expect(tongchou("test")).toContain("7 of 7 examples pass");
  tongchou("format", "--check");
  tongchou("build", "linhai", "--out", "tables");
  tongchou("verify", "tables");
  const claim = { province: "linhai", scheme: "employee", on: "2025-05-10", facts: { care: "inpatient", hospital: "tertiary", member: "active" }, costs: { eligible: 10_000_00 }, used: "nothing" };
  writeFileSync(join(folder, "claims.ndjson"), `${JSON.stringify(claim)}\n`);
  expect(JSON.parse(tongchou("settle", "claims.ndjson", "--tables", "tables"))).toMatchObject({ patient: 2_800_00, layers: [{ benefit: "inpatient", payment: 7_200_00 }] });
  expect(tongchou("explain", "TC4001", "--lang", "zh")).toContain("TC4001");
});

test("the policies that come with the project", () => {
  cpSync(join(root, "policies"), join(folder, "policies"), { recursive: true });
  expect(tongchou("build", "policies", "--out", "real")).toContain("Wrote");
});

test("the language server finds what is wrong", async () => {
  const server = spawn(process.execPath, ["node_modules/tongchou/dist/tongchou.cjs", "lsp", "--stdio"], { cwd: folder, env: bare });
  const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  const said = new Promise<PublishDiagnosticsParams>((resolve) => connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    if (params.diagnostics.length > 0) resolve(params);
  }));
  connection.listen();
  try {
    await connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {}, locale: "zh-cn" });
    await connection.sendNotification("initialized", {});
    await connection.sendNotification("textDocument/didOpen", { textDocument: { uri: "untitled:a.tongchou", languageId: "tongchou", version: 1, text: "政策 甲.乙 生效 2025-13-01\n" } });
    expect((await said).diagnostics[0]!.message).toMatch(/[一-鿿]/);
  } finally {
    connection.dispose();
    server.kill();
  }
});

describe("as a library", () => {
  const script = `
import { compile, emit, loadTables, settle } from "tongchou";
const { program, decided, diagnostics } = compile([{ path: "a.tongchou", text: "policy a.b" }]);
console.log(diagnostics.length > 0, typeof emit, typeof loadTables, typeof settle, program !== undefined, decided !== undefined);
`;
  test("it runs, and its types are whole without any other package", () => {
    writeFileSync(join(folder, "use.mts"), script);
    writeFileSync(join(folder, "use.mjs"), script);
    expect(execFileSync(process.execPath, ["use.mjs"], { cwd: folder, env: bare, encoding: "utf8" })).toBe("true function function function true true\n");
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const flags = ["--noEmit", "--strict", "--skipLibCheck", "false", "--module", "nodenext", "--target", "es2023", "--lib", "es2023,dom"];
    execFileSync(process.execPath, [tsc, ...flags, "use.mts"], { cwd: folder, encoding: "utf8" });
  });
});
