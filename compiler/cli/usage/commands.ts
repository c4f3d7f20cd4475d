import type { CommandUsage } from "../usage.ts";
import { BUILD } from "./build.ts";
import { CHECK } from "./check.ts";
import { COMPLETION } from "./completion.ts";
import { CONVERGE } from "./converge.ts";
import { DIFF } from "./diff.ts";
import { EXPLAIN } from "./explain.ts";
import { EXPORT } from "./export.ts";
import { FORMAT } from "./format.ts";
import { IMPORT } from "./import.ts";
import { LSP } from "./lsp.ts";
import { NEW } from "./new.ts";
import { REPORT } from "./report.ts";
import { SETTLE } from "./settle.ts";
import { TEST } from "./test.ts";
import { VERIFY } from "./verify.ts";

/** In the order in which help lists them: as they are needed in a day's work. */
export const COMMANDS: readonly CommandUsage[] = [CHECK, TEST, FORMAT, BUILD, VERIFY, SETTLE, DIFF, CONVERGE, REPORT, EXPORT, IMPORT, EXPLAIN, NEW, LSP, COMPLETION];
