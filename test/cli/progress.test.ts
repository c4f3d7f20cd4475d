import { expect, test } from "vitest";
import { progressOn } from "../../compiler/cli/progress.ts";

function shown(isTerminal: boolean, environment: Readonly<Record<string, string>> = {}) {
  let text = "";
  const progress = progressOn({ err: { write: (piece) => void (text += piece), isTerminal, width: 80 }, environment });
  progress.clear();
  progress.tell("1 of 2");
  progress.tell("2 of 2");
  progress.clear();
  progress.clear();
  return text;
}

test("a line that writes over itself, and is gone at the end", () => {
  expect(shown(true)).toBe("\r\u001b[K1 of 2\r\u001b[K2 of 2\r\u001b[K");
});

test.each([[false, {}], [true, { CI: "true" }]])("nothing where nobody waits: terminal %j, %j", (isTerminal, environment) => {
  expect(shown(isTerminal, environment)).toBe("");
});
