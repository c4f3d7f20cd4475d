import ts from "typescript";
import { breach, nodesOf, type Rule } from "./source.ts";

const longestFile = 300;
const longestFunction = 60;
const deepestNesting = 4;

export const filesAreShort: Rule = ({ path, text }) => {
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  return lines > longestFile ? [`${path} has ${lines} lines, more than ${longestFile}`] : [];
};

function hasBody(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && "body" in node && node.body !== undefined;
}

function linesOf(tree: ts.SourceFile, node: ts.Node): number {
  const line = (offset: number): number => tree.getLineAndCharacterOfPosition(offset).line;
  return line(node.getEnd()) - line(node.getStart(tree)) + 1;
}

/** Not for tests, where one `describe` may hold many short cases. */
export const functionsAreShort: Rule = (source) => {
  if (source.path.startsWith("test/")) return [];
  return [...nodesOf(source.tree)].filter(hasBody).flatMap((node) => {
    const lines = linesOf(source.tree, node);
    return lines > longestFunction ? [breach(source, node, `a function of ${lines} lines, more than ${longestFunction}`)] : [];
  });
};

function nests(node: ts.Node): boolean {
  const isElseIf = ts.isIfStatement(node) && ts.isIfStatement(node.parent) && node.parent.elseStatement === node;
  return (
    (ts.isIfStatement(node) && !isElseIf) ||
    ts.isIterationStatement(node, false) ||
    ts.isSwitchStatement(node) ||
    ts.isTryStatement(node)
  );
}

/** A callback does not start afresh: what is deep around it stays deep inside it. */
function firstTooDeep(node: ts.Node, depth: number): ts.Node | undefined {
  const here = depth + (nests(node) ? 1 : 0);
  if (here > deepestNesting) return node;
  return node.forEachChild((child) => firstTooDeep(child, here));
}

export const nestingIsShallow: Rule = (source) => {
  const deep = firstTooDeep(source.tree, 0);
  return deep ? [breach(source, deep, `nested deeper than ${deepestNesting}`)] : [];
};
