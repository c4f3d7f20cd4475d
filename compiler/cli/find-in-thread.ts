import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import type { CompileOptions, SourceFile } from "../compile.ts";
import type { PartFindings } from "../divide.ts";

/** What a thread is given to look at. */
export interface PartOfCheck {
  readonly files: readonly SourceFile[];
  readonly options: CompileOptions;
}

/**
 * Room for what is young, of which V8 gives a thread 48 MB if it is not told otherwise: a check makes gigabytes of garbage, and what is
 * still in use when the room is full is copied, and copied again.
 */
const YOUNG_MEGABYTES = 192;

/**
 * V8 optimises for programs that run for hours: of a check of 30,000 lines it spent 3.7 s of other threads on compiling what ran for 2 s.
 * Half as eager, it spends far less, and the check is as fast. Flags of inlining must stay: they may not change while V8 compiles in another thread.
 * Another V8 has other flags, and complains of this one.
 */
export function beLessEager(): void {
  if (process.version.startsWith("v20.")) setFlagsFromString("--interrupt-budget=264000");
}

/**
 * The findings of a part, from a thread of its own that runs the program at the path. The options with which somebody started Node are about
 * their program: with `--input-type`, for one, no thread could read a file.
 */
export function findInThread(program: string, part: PartOfCheck): Promise<PartFindings> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { workerData: part, execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES } });
    worker.once("message", resolve).once("error", reject).once("exit", (code) => reject(new Error(`a thread of the check ended with ${code} and no findings`)));
  });
}
