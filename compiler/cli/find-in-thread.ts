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
 * The findings of a part, from a thread of its own that runs the program at the address. The options with which somebody started Node are about
 * their program: with `--input-type`, for one, no thread could read a file.
 */
export function findInThread(program: URL, part: PartOfCheck): Promise<PartFindings> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { workerData: part, execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES } });
    worker.once("message", resolve).once("error", reject).once("exit", (code) => reject(new Error(`a thread of the check ended with ${code} and no findings`)));
  });
}
