/** Runs in a thread of its own: the findings of one part of a check. */
import { parentPort, workerData } from "node:worker_threads";
import { findInPart } from "../divide.ts";
import type { PartOfCheck } from "./find-in-thread.ts";

const { files, options } = workerData as PartOfCheck;
parentPort?.postMessage(findInPart(files, options));
