import { expect, test } from "vitest";
import { hasTool, requireTool } from "./require-tool.ts";

test("a tool is found on PATH or by its own path, and nowhere else", () => {
  expect(hasTool("node")).toBe(true);
  expect(hasTool(process.execPath)).toBe(true);
  expect(hasTool("node", "/nowhere")).toBe(false);
  expect(hasTool("no-such-tool")).toBe(false);
});

let ran = false;
requireTool("node")("with its tool a test runs", () => {
  ran = true;
});
test("and has run", () => {
  expect(ran).toBe(true);
});
