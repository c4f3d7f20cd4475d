import ts from "typescript";

function readOptions(root: string): ts.CompilerOptions {
  const { config, error } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile) as {
    config?: unknown;
    error?: ts.Diagnostic;
  };
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, "\n"));
  return ts.parseJsonConfigFileContent(config, ts.sys, root).options;
}

/** In a package there is `x.d.ts` beside no `x.ts`, so an import of `./x.ts` has to say `./x.js`. */
export function withPublishedEndings(declarations: string): string {
  return declarations.replace(/((?:from|import) ?\(?["']\.{1,2}\/[^"']+)\.ts(["'])/g, "$1.js$2");
}

/** Writes `.d.ts` for whatever the public faces reach; throws if a type cannot be written down. */
export function emitDeclarations(root: string, outDir: string): void {
  const program = ts.createProgram([`${root}compiler/index.ts`, `${root}compiler/format/prettier.ts`], {
    ...readOptions(root),
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: `${root}compiler`,
    outDir,
  });
  const write: ts.WriteFileCallback = (name, text) => {
    if (name.endsWith(".d.ts")) ts.sys.writeFile(name, withPublishedEndings(text));
  };
  const { diagnostics } = program.emit(undefined, write);
  if (diagnostics.length > 0) {
    const host = { getCanonicalFileName: (f: string) => f, getCurrentDirectory: () => root, getNewLine: () => "\n" };
    throw new Error(ts.formatDiagnostics(diagnostics, host));
  }
}
