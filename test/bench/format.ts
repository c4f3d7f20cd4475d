import { fileURLToPath } from "node:url";
import { format } from "../../compiler/format/format.ts";
import { policiesUnder } from "../support/workspace-texts.ts";

export interface FormatRow {
  readonly name: string;
  /** Median after warm-up. */
  readonly ms: number;
  /** The first run. */
  readonly coldMs: number;
  readonly lines: number;
}

const lines = 10_000;

/** Real policies, over and over: as the files they are, and as one file. Every text is read twice, once to lay it out and once to be sure. */
export function benchFormat(): FormatRow[] {
  const texts = repeated(policiesUnder("policies").map(({ text }) => text));
  const one = texts.join("").split("\n").filter((line) => !/^(policy|library|政策|库) /.test(line)).join("\n");
  return [rowOf("files as they are", texts), rowOf("one file", [one]), rowOf("one file, into Chinese", [one], "zh")];
}

function repeated(texts: readonly string[]): readonly string[] {
  const all: string[] = [];
  for (let count = 0, next = 0; count < lines; next += 1) {
    const text = texts[next % texts.length] ?? "";
    all.push(text);
    count += text.split("\n").length - 1;
  }
  return all;
}

const runs = 5;

function rowOf(name: string, texts: readonly string[], spelling?: "zh"): FormatRow {
  const run = (): void => {
    for (const text of texts) if (format(text, spelling === undefined ? {} : { spelling }).kind !== "formatted") throw new Error(`${name} was refused`);
  };
  const [first = 0, ...times] = Array.from({ length: runs + 1 }, () => timeOf(run));
  return { name, lines: texts.join("").split("\n").length, coldMs: first, ms: times.sort((a, b) => a - b)[runs >> 1] ?? 0 };
}

function timeOf(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, ms, coldMs, lines: count } of benchFormat()) console.log(`${name}: ${ms.toFixed(0)} ms, first run ${coldMs.toFixed(0)} ms, ${count} lines`);
}
