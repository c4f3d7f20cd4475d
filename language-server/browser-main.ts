/** Begins to serve as soon as a worker loads it. */
import { type Port, serveInWorker } from "./browser.ts";

serveInWorker(globalThis as unknown as Port);
