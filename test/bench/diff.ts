import { fileURLToPath } from "node:url";
import { compareVersions } from "../../compiler/compare/compare-programs.ts";
import { compile } from "../../compiler/compile.ts";
import { type Edit, edited, policiesUnder } from "../support/workspace-texts.ts";

export interface DiffRow {
  readonly name: string;
  /** Median after warm-up, by the processor's time. */
  readonly ms: number;
  /** The first run. */
  readonly coldMs: number;
  readonly rows: number;
}

const jiangxi = "policies/jiangxi/resident.tongchou";
const edits: Readonly<Record<string, readonly Edit[]>> = {
  "nothing": [],
  "one ratio of one table": [{ file: jiangxi, from: "| 三级     | 60%      |", to: "| 三级     | 55%      |" }],
  "a cap that grows in 400 parts": [{ file: jiangxi, from: "封顶线 25万元 按支付额 每年", to: "封顶线 150,000元 按支付额 每年" }],
  "every table of residents": [
    { file: jiangxi, from: "| 一级     | 100元 |", to: "| 一级     | 200元 |" }, { file: jiangxi, from: "| 三级     | 60%      |", to: "| 三级     | 55%      |" },
    { file: jiangxi, from: "起付线 half_income 上年度 每年", to: "起付线 20,000元 每年" }, { file: jiangxi, from: "封顶线 25万元 按支付额 每年", to: "封顶线 150,000元 按支付额 每年" },
  ],
};

/** All provinces of `policies/`, both versions compiled beforehand: what an editor or a review waits for after that. */
export function benchDiff(): DiffRow[] {
  const files = policiesUnder("policies");
  const old = compile(files);
  return Object.entries(edits).map(([name, list]) => {
    const now = compile(edited(files, list));
    const run = (): number => compareVersions(old, now).provinces.reduce((sum, { slots }) => sum + slots.reduce((rows, slot) => rows + slot.rows.length, 0), 0);
    const [first = 0, ...times] = Array.from({ length: runs + 1 }, () => timeOf(run));
    return { name, rows: run(), coldMs: first, ms: times.sort((a, b) => a - b)[runs >> 1] ?? 0 };
  });
}

const runs = 5;

function timeOf(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, ms, coldMs, rows } of benchDiff()) {
    console.log(`${name.padEnd(34)} ${String(rows).padStart(5)} rows ${ms.toFixed(0).padStart(6)} ms ${coldMs.toFixed(0).padStart(6)} ms at first`);
  }
}
