import { posix } from "node:path";
import ts from "typescript";
import { breach, nodesOf, type Rule } from "./source.ts";

interface Room {
  /** Rooms it may import; itself always. `*` is every room of the compiler but cli and build. */
  readonly reads: readonly string[];
  /** Packages it may import, as the whole name or its start. */
  readonly packages?: readonly string[];
}

const meaning = ["base", "diagnostics", "model", "space", "payment", "parts"];

const rooms: Readonly<Record<string, Room>> = {
  base: { reads: [], packages: ["get-east-asian-width", "@noble/hashes"] },
  diagnostics: { reads: ["base"] },
  syntax: { reads: ["base", "diagnostics"], packages: ["chevrotain"] },
  format: { reads: ["base", "syntax"], packages: ["prettier"] },
  model: { reads: ["base", "diagnostics", "syntax"] },
  bind: { reads: ["base", "diagnostics", "syntax", "model"] },
  check: { reads: ["base", "diagnostics", "syntax", "model", "bind", "space"] },
  space: { reads: ["base"] },
  payment: { reads: ["base"] },
  parts: { reads: ["base", "diagnostics", "model", "space"] },
  layers: { reads: meaning },
  analyze: { reads: [...meaning, "layers"] },
  emit: { reads: meaning, packages: ["ajv"] },
  findings: { reads: ["base", "diagnostics", "syntax", "emit"] },
  targets: { reads: ["base", "diagnostics", "emit"] },
  compare: { reads: [...meaning, "layers", "emit"] },
  evaluate: { reads: [...meaning, "emit"] },
  report: { reads: [...meaning, "layers", "analyze", "compare", "evaluate", "emit"] },
  sheets: { reads: ["base", "diagnostics", "syntax", "format", "bind"] },
  index: { reads: ["*", "compile", "workspace"] },
  compile: { reads: ["*"] },
  workspace: { reads: ["*", "compile", "divide"] },
  divide: { reads: ["*", "compile"] },
  build: { reads: ["emit", "syntax"], packages: ["node:", "esbuild", "ajv", "typescript"] },
  cli: { reads: ["*", "compile", "workspace", "divide", "index", "language-server"], packages: ["node:", "cac", "exceljs"] },
  "language-server": { reads: ["*", "compile", "workspace", "language-server/features", "language-server/answers"], packages: ["node:", "vscode-languageserver"] },
  "language-server/features": { reads: ["*", "compile", "workspace"], packages: ["pinyin-pro"] },
  "language-server/answers": { reads: ["*", "compile", "workspace", "language-server", "language-server/features"], packages: ["vscode-languageserver"] },
  "language-server/playground": { reads: ["*", "compile", "workspace", "index", "language-server", "language-server/features"], packages: ["vscode-languageserver", "@codemirror/"] },
  "language-server/vscode": { reads: [], packages: ["node:", "vscode"] },
};
const aboveTheCore = new Set(["index", "compile", "workspace", "divide", "build", "cli"]);

/** The two evaluators check each other, so neither may lean on what the other stands on. */
const evaluators: readonly { readonly file: RegExp; readonly mayNotRead: RegExp }[] = [
  { file: /^compiler\/evaluate\/(contribution-|fund-)?reference/, mayNotRead: /^compiler\/(emit|evaluate\/(contribution-|fund-)?engine)/ },
  { file: /^compiler\/evaluate\/(contribution-|fund-)?engine/, mayNotRead: /^compiler\/(model|space|parts|evaluate\/(contribution-|fund-)?reference)/ },
];

export function roomOf(path: string): string {
  const [top = "", second = "", third] = path.split("/");
  if (top === "compiler") return second.replace(/\.ts$/, "");
  return third === undefined ? top : `${top}/${second}`;
}

function importsOf(tree: ts.SourceFile): ts.StringLiteral[] {
  const found: ts.StringLiteral[] = [];
  for (const node of nodesOf(tree)) {
    const from =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
            ? node.argument.literal
            : undefined;
    if (from && ts.isStringLiteral(from)) found.push(from);
  }
  return found;
}

function mayRead(from: string, to: string): boolean {
  if (from === to) return true;
  const reads = rooms[from]?.reads ?? [];
  return reads.includes(to) || (reads.includes("*") && !aboveTheCore.has(to) && !to.startsWith("language-server"));
}

function faultOf(path: string, specifier: string): string | undefined {
  const room = roomOf(path);
  if (!specifier.startsWith(".")) {
    const allowed = rooms[room]?.packages ?? [];
    return allowed.some((name) => specifier.startsWith(name)) ? undefined : `${room} may not import the package ${specifier}`;
  }
  const target = posix.join(posix.dirname(path), specifier);
  if (target === "package.json") return undefined;
  if (!/\.(ts|json)$/.test(specifier)) return `write the ending of ${specifier}: .ts or .json`;
  if (target.startsWith("test/")) return "nothing imports test";
  if (!mayRead(room, roomOf(target))) return `${room} may not import ${roomOf(target)}`;
  const crossed = evaluators.some(({ file, mayNotRead }) => file.test(path) && mayNotRead.test(target));
  return crossed ? `${path} may not import ${target}` : undefined;
}

/** House §2: imports go one way. Tests may import anything. */
export const importsGoOneWay: Rule = (source) => {
  if (source.path.startsWith("test/")) return [];
  const room = roomOf(source.path);
  if (!rooms[room]) return [`${source.path} is in no known room; add “${room}” to the table in test/house/layers.ts`];
  return importsOf(source.tree).flatMap((specifier) => {
    const fault = faultOf(source.path, specifier.text);
    return fault === undefined ? [] : [breach(source, specifier, fault)];
  });
};
