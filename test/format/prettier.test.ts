import { format as prettierFormat, check } from "prettier";
import { expect, test } from "vitest";
import * as plugin from "../../compiler/format/prettier.ts";
import { policiesUnder } from "../support/workspace-texts.ts";
import { laidOut } from "./laid-out.ts";

const options = { parser: "tongchou", plugins: [plugin] };

test("Prettier lays files out as the command does", async () => {
  for (const { text } of policiesUnder("policies/beijing", "policies/jiangxi")) expect(await prettierFormat(text, options)).toBe(laidOut(text));
});

test("it knows the files by their ending", async () => {
  expect(await prettierFormat("use  a", { filepath: "a.tongchou", plugins: [plugin] })).toBe("use a\n");
  expect(await check("use a\n", options)).toBe(true);
  expect(await check("use  a\n", options)).toBe(false);
});

test("its own options count", async () => {
  const text = "use a,b\r\nscheme 甲 {\r\nyear from 01-01\r\n}\r\n";
  expect(await prettierFormat(text, { ...options, spelling: "zh", tabWidth: 4 })).toBe("引用 a, b\n险种 甲 {\n    年度起始 1月1日\n}\n");
  expect(await prettierFormat(text, { ...options, printWidth: 6, endOfLine: "crlf" })).toContain("use a,\r\n    b\r\n");
  expect(await prettierFormat("\uFEFFuse  a", options)).toBe("\uFEFFuse a\n");
});

test("a file that cannot be read is refused with the place", async () => {
  await expect(prettierFormat("use a\nbenefet b {}", options)).rejects.toMatchObject({ loc: { start: { line: 2, column: 1 } }, message: expect.stringContaining("2:1") as string });
});
