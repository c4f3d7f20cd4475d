/** The library: pure functions over texts; no file system, no clock; runs in a browser. */
export { compile } from "./compile.ts";
export type { Compilation, CompileOptions, SourceFile } from "./compile.ts";
export { emit } from "./emit/emit.ts";
export type { Emission, EmitOptions } from "./emit/emit.ts";
export { verifyTables } from "./emit/verify.ts";
export type { Diagnostic, Fix, Note, Severity } from "./diagnostics/diagnostic.ts";
