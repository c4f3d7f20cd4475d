import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { test } from "vitest";
import { LEFT_OUT } from "./left-out.ts";

/** Set to 1 where everything must run: a test that would be left out fails instead. */
export const requiresAll = process.env["TONGCHOU_REQUIRE_ALL"] === "1";

/** Set to 1 where the editors were already tried in another run: their tests do not depend on which Node runs them. */
const skipsEditors = process.env["TONGCHOU_SKIP_EDITORS"] === "1";

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
 * A test that starts outside programs: `requireTool("java")("the Java engine agrees", async () => …, 60_000)`.
 * Without one of them it is skipped with the reason in its name, or fails where everything is required.
 */
export function requireTool(...tools: readonly string[]) {
  const missing = tools.filter((tool) => !hasTool(tool));
  return (name: string, body: () => void | Promise<void>, timeoutMs?: number): void => {
    if (missing.length === 0) return void test(name, body, timeoutMs);
    const needs = `${name} [needs ${missing.join(", ")}]`;
    test.skipIf(!requiresAll)(needs, () => {
      throw new Error(`not on PATH: ${missing.join(", ")}`);
    });
  };
}

/** The same for a test that drives an editor. */
export function requireEditor(...tools: readonly string[]): ReturnType<typeof requireTool> {
  if (!skipsEditors) return requireTool(...tools);
  return (name, body, timeoutMs) => test.skip(`${name} ${LEFT_OUT}`, body, timeoutMs);
}
