import ts from "typescript";
import { breach, nodesOf, type Rule, type Source } from "./source.ts";

function each(source: Source, isWrong: (node: ts.Node) => boolean, sentence: string): string[] {
  return [...nodesOf(source.tree)].filter(isWrong).map((node) => breach(source, node, sentence));
}

export const noAny: Rule = (source) =>
  each(source, (node) => node.kind === ts.SyntaxKind.AnyKeyword, "the type that says nothing; use unknown");

function assertsPresence(node: ts.Node): boolean {
  return (
    ts.isNonNullExpression(node) ||
    ((ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) && node.exclamationToken !== undefined)
  );
}

export const noNonNull: Rule = (source) =>
  source.path.startsWith("test/") ? [] : each(source, assertsPresence, "! outside tests; handle undefined or assert");

function exportsDefault(node: ts.Node): boolean {
  return (
    ts.isExportAssignment(node) ||
    node.kind === ts.SyntaxKind.DefaultKeyword && ts.canHaveModifiers(node.parent) ||
    (ts.isExportSpecifier(node) && node.name.text === "default")
  );
}

export const namedExportsOnly: Rule = (source) => each(source, exportsDefault, "a default export; give it a name");

export const noEnum: Rule = (source) => each(source, ts.isEnumDeclaration, "an enum; use a union of strings");

/** JSON and the LSP say null; so do answers of the platform, which may be compared with it anywhere. */
const mayWriteNull = /^(compiler\/(emit|cli|build)\/|compiler\/evaluate\/engine|language-server\/|test\/)/;

function isCompared(node: ts.Node): boolean {
  const equality = [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken];
  return ts.isBinaryExpression(node.parent) && equality.includes(node.parent.operatorToken.kind);
}

export const noNull: Rule = (source) =>
  mayWriteNull.test(source.path)
    ? []
    : each(source, (node) => node.kind === ts.SyntaxKind.NullKeyword && !isCompared(node), "null; use undefined");

function exportsEverything(node: ts.Node): boolean {
  return ts.isExportDeclaration(node) && node.exportClause === undefined;
}

export const noBarrels: Rule = (source) =>
  source.path.endsWith("/index.ts") ? [] : each(source, exportsEverything, "export * outside a public face");

const sayNothing = /(^|[./-])(utils?|helpers?|common|misc)([./-]|$)/i;

export const filesAreNamedForAnIdea: Rule = ({ path }) =>
  sayNothing.test(path) ? [`${path} is named for no idea`] : [];
