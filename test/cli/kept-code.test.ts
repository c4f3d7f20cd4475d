import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { keepCode, readCode } from "../../compiler/cli/kept-code.ts";
import { scratchFolder } from "./memory-host.ts";

const [text, code] = ["return 1", "code of V8"].map((bytes) => Buffer.from(bytes)) as [Buffer, Buffer];
let path = "";
beforeEach(() => void (path = join(scratchFolder(), "a.js.check.code")));

describe("code that is kept", () => {
  test("is there again for the same text, and nothing else lies beside it", () => {
    expect(readCode(path, text)).toBeUndefined();
    keepCode(path, text, code);
    expect(readCode(path, text)).toEqual(code);
    expect(readdirSync(join(path, ".."))).toEqual(["a.js.check.code"]);
  });

  test("is none for another text of that length", () => {
    keepCode(path, text, code);
    expect(readCode(path, Buffer.from("return 2"))).toBeUndefined();
  });

  test("is none if any bit of it is another, or its end is gone", () => {
    keepCode(path, text, code);
    const whole = readFileSync(path);
    for (const at of whole.keys()) {
      for (const damaged of [whole.with(at, (whole[at] ?? 0) ^ 1), whole.subarray(0, at)]) {
        writeFileSync(path, damaged);
        expect(readCode(path, text)).toBeUndefined();
      }
    }
  });

  test("is given up where it cannot be written", () => {
    mkdirSync(path);
    keepCode(path, text, code);
    keepCode(join(path, "no folder/b.code"), text, code);
    expect(readCode(path, text)).toBeUndefined();
    expect(readdirSync(join(path, ".."))).toEqual(["a.js.check.code"]);
  });
});
