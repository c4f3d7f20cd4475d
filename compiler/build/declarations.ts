import { dirname, join } from "node:path";
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

/** The files that the public faces lead to, by their imports; the others would only name packages that are not there. */
export function reachable(declarations: ReadonlyMap<string, string>, faces: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (name: string): void => {
    const text = declarations.get(name);
    if (text === undefined || found.has(name)) return;
    found.set(name, text);
    for (const [, path = ""] of text.matchAll(/(?:from|import) ?\(?["'](\.{1,2}\/[^"']+)\.js["']/g)) visit(join(dirname(name), `${path}.d.ts`));
  };
  faces.forEach(visit);
  return found;
}

/** Writes `.d.ts` for whatever the public faces reach; throws if a type cannot be written down. */
export function emitDeclarations(root: string, outDir: string): void {
  const faces = ["index", "format/prettier"];
  const program = ts.createProgram(faces.map((face) => `${root}compiler/${face}.ts`), {
    ...readOptions(root),
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: `${root}compiler`,
    outDir,
  });
  const declarations = new Map<string, string>();
  const { diagnostics } = program.emit(undefined, (name, text) => {
    if (name.endsWith(".d.ts")) declarations.set(name, withPublishedEndings(text));
  });
  if (diagnostics.length > 0) {
    const host = { getCanonicalFileName: (f: string) => f, getCurrentDirectory: () => root, getNewLine: () => "\n" };
    throw new Error(ts.formatDiagnostics(diagnostics, host));
  }
  const entries = faces.map((face) => join(outDir, `${face}.d.ts`));
  for (const [name, text] of reachable(declarations, entries)) ts.sys.writeFile(name, text);
}
