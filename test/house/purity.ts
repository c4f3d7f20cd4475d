import ts from "typescript";
import { breach, nodesOf, type Rule } from "./source.ts";

/** Where the outside world comes in. */
const edge = /^(compiler\/(cli|build)\/|language-server\/((main|browser)\.ts$|vscode\/|playground\/page\/)|test\/)/;
/** What a person sees may be sorted and written in the person's way. */
const forPeople = /^(compiler\/report\/|language-server\/)/;

const outside = new Set(["process", "Date", "performance", "console", "fetch", "Buffer", "require", "navigator", "window", "document"]);
const localeMethods = new Set(["localeCompare", "toLocaleString", "toLocaleUpperCase", "toLocaleLowerCase"]);
const floatMethods = new Set(["toFixed", "toPrecision", "toExponential"]);

function declaredNames(tree: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  for (const node of nodesOf(tree)) {
    const isDeclaration =
      ts.isImportSpecifier(node) || ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node);
    if (isDeclaration && node.name && ts.isIdentifier(node.name)) names.add(node.name.text);
  }
  return names;
}

/** The name `x` in `x.y`, `x()` or `new x()`: a value in use, not a type of that name. */
function usedName(node: ts.Node): string | undefined {
  const isUse = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isCallExpression(node) || ts.isNewExpression(node);
  return isUse && ts.isIdentifier(node.expression) ? node.expression.text : undefined;
}

function impurity(node: ts.Node, own: ReadonlySet<string>, isForPeople: boolean): string | undefined {
  const name = usedName(node);
  if (name !== undefined && !own.has(name)) {
    if (outside.has(name) || name === "globalThis") return name;
    if (name === "Intl" && !isForPeople) return name;
    if (name === "parseFloat") return name;
  }
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const member = node.name.text;
  if (name === "Math" && member === "random") return "Math.random";
  if (localeMethods.has(member) && !isForPeople) return member;
  return (member === "parseFloat" && name === "Number") || floatMethods.has(member) ? member : undefined;
}

/** House §2, invariants 4 and 7: no clock, file, environment, locale or chance in the core; no floating point made of text or text of it. */
export const coreIsPure: Rule = (source) => {
  if (edge.test(source.path)) return [];
  const own = declaredNames(source.tree);
  const isForPeople = forPeople.test(source.path);
  return [...nodesOf(source.tree)].flatMap((node) => {
    const what = impurity(node, own, isForPeople);
    return what === undefined ? [] : [breach(source, node, `${what}: the core is pure`)];
  });
};
