/** The playground's worker: the language server, and what only this page asks. */
import { type Port, serveInWorker } from "../browser.ts";
import { answerThePage } from "./answer.ts";

serveInWorker(globalThis as unknown as Port, answerThePage);
