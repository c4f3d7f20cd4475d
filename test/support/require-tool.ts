import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { test } from "vitest";

/** Set to 1 where everything must run: a test that would be left out fails instead. */
export const requiresAll = process.env["TONGCHOU_REQUIRE_ALL"] === "1";

/** Whether a program of that name, or at that path, can be started. */
export function hasTool(name: string, path: string = process.env["PATH"] ?? ""): boolean {
  const candidates = name.includes("/") ? [name] : path.split(delimiter).map((folder) => join(folder, name));
  return candidates.some((candidate) => {
    try {
      accessSync(candidate, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * A test that starts outside programs: `requireTool("java")("the Java engine agrees", async () => …)`.
 * Without one of them it is skipped with the reason in its name, or fails where everything is required.
 */
export function requireTool(...tools: readonly string[]) {
  const missing = tools.filter((tool) => !hasTool(tool));
  return (name: string, body: () => void | Promise<void>): void => {
    if (missing.length === 0) return void test(name, body);
    const needs = `${name} [needs ${missing.join(", ")}]`;
    test.skipIf(!requiresAll)(needs, () => {
      throw new Error(`not on PATH: ${missing.join(", ")}`);
    });
  };
}
