/** The library: pure functions over texts; no file system, no clock; runs in a browser. */
export { compile } from "./compile.ts";
export type { Compilation, CompileOptions, SourceFile } from "./compile.ts";
export { emit } from "./emit/emit.ts";
export type { Emission, EmitOptions } from "./emit/emit.ts";
export { verifyTables } from "./emit/verify.ts";
export { settle } from "./evaluate/settle.ts";
export { loadTables } from "./evaluate/engine.ts";
export type { Engine, Explained } from "./evaluate/engine.ts";
export type { Claim, Refusal, Settlement } from "./evaluate/claim.ts";
export { compareVersions as diff } from "./compare/compare-programs.ts";
export type { Compiled } from "./compare/compare-programs.ts";
export type { Difference } from "./compare/difference.ts";
export type { Diagnostic, Fix, Note, Severity } from "./diagnostics/diagnostic.ts";
