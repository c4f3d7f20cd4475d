import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bundledPackages, licencesOf } from "../../compiler/build/licences.ts";
import { scratchFolder } from "../cli/memory-host.ts";

const input = { bytes: 1, imports: [] };

test("packages are known by the files that were bundled; one inside another is its own", () => {
  const paths = ["compiler/index.ts", "node_modules/ajv/dist/ajv.js", "node_modules/ajv/lib/a.js", "node_modules/@noble/hashes/sha2.js", "node_modules/a/node_modules/b/c.js"];
  const inputs = Object.fromEntries(paths.map((path) => [path, input]));
  expect(bundledPackages({ inputs, outputs: {} })).toEqual(["node_modules/ajv", "node_modules/@noble/hashes", "node_modules/a/node_modules/b"]);
});

test("each package stands once, in order, with its texts; one without a licence may not be passed on", async () => {
  const root = `${scratchFolder()}/`;
  const write = (name: string, licence: string | undefined, files: Readonly<Record<string, string>>): void => {
    mkdirSync(join(root, name), { recursive: true });
    writeFileSync(join(root, name, "package.json"), JSON.stringify({ name, version: "1.0.0", license: licence }));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(root, name, file), text);
  };
  write("b", "MIT", { "LICENSE.md": "free\n", "README.md": "no licence" });
  write("a", undefined, { NOTICE: "by A", licence: "ask" });
  write("c", undefined, { "README.md": "none" });
  const text = await licencesOf(root, ["b", "a", "b"]);
  expect(text.split(/\n-+\n\n/)).toEqual(["a 1.0.0: see below\n\nby A\n\nask\n", "b 1.0.0: MIT\n\nfree\n"].map((part) => expect.stringContaining(part.trimEnd())));
  await expect(licencesOf(root, ["c"])).rejects.toThrow("c has no licence");
});
