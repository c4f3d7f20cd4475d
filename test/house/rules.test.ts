import { describe, expect, test } from "vitest";
import { importsGoOneWay } from "./layers.ts";
import { coreIsPure } from "./purity.ts";
import { filesAreShort, functionsAreShort, nestingIsShallow } from "./sizes.ts";
import { parse, type Rule } from "./source.ts";
import { filesAreNamedForAnIdea, namedExportsOnly, noAny, noBarrels, noEnum, noNonNull, noNull } from "./style.ts";
import { forbiddenWords, strangersAtTheTop } from "./words.ts";

interface Case {
  readonly rule: Rule;
  readonly path: string;
  readonly wrong: string;
  /** The nearest source that is right; `rightPath` where only the place differs. */
  readonly right: string;
  readonly rightPath?: string;
}

const from = (target: string): string => `import { a } from "${target}";`;
const lines = (count: number): string => "a;\n".repeat(count);
const nested = (depth: number): string => "if (a) { ".repeat(depth) + "b;" + " }".repeat(depth);
const [anyType, nonNull] = ["an" + "y", "!"];

const layers = "compiler/analyze/x.ts";
const cases: Readonly<Record<string, Case>> = {
  "a later room": { rule: importsGoOneWay, path: layers, wrong: from("../syntax/ast.ts"), right: from("../model/symbols.ts") },
  "a type of a later room": { rule: importsGoOneWay, path: layers, wrong: `type A = import("../bind/a.ts").A;`, right: `type A = import("../space/a.ts").A;` },
  "a lazy import of a later room": { rule: importsGoOneWay, path: "compiler/base/x.ts", wrong: `await import("../model/a.ts");`, right: `await import("./a.ts");` },
  "a re-export of a later room": { rule: importsGoOneWay, path: "compiler/space/x.ts", wrong: `export { a } from "../model/a.ts";`, right: `export { a } from "../base/a.ts";` },
  "the pipeline from a room": { rule: importsGoOneWay, path: "compiler/check/x.ts", wrong: from("../compile.ts"), right: from("../bind/a.ts") },
  "the command line from the public face": { rule: importsGoOneWay, path: "compiler/index.ts", wrong: from("./cli/main.ts"), right: from("./compile.ts") },
  "a room nobody knows": { rule: importsGoOneWay, path: "compiler/attic/x.ts", wrong: "", right: "", rightPath: "compiler/base/x.ts" },
  "a test": { rule: importsGoOneWay, path: "compiler/base/x.ts", wrong: from("../../test/a.ts"), right: from("../../compiler/base/a.ts") },
  "a missing ending": { rule: importsGoOneWay, path: "compiler/base/x.ts", wrong: from("./a"), right: from("./a.ts") },
  "a file system in the core": { rule: importsGoOneWay, path: "compiler/model/x.ts", wrong: from("node:fs"), right: from("node:fs"), rightPath: "compiler/cli/x.ts" },
  "a package in the wrong room": { rule: importsGoOneWay, path: "compiler/check/x.ts", wrong: from("chevrotain"), right: from("chevrotain"), rightPath: "compiler/syntax/x.ts" },
  "an LSP type in a feature": { rule: importsGoOneWay, path: "language-server/features/x.ts", wrong: from("vscode-languageserver"), right: from("vscode-languageserver"), rightPath: "language-server/to-lsp.ts" },
  "an engine that leans on the model": { rule: importsGoOneWay, path: "compiler/evaluate/engine.ts", wrong: from("../model/a.ts"), right: from("../emit/a.ts") },
  "a reference that leans on the tables": { rule: importsGoOneWay, path: "compiler/evaluate/reference.ts", wrong: from("../emit/a.ts"), right: from("../model/a.ts") },

  "a clock": { rule: coreIsPure, path: "compiler/model/x.ts", wrong: "new Date();", right: "type T = Date;" },
  "a clock by name": { rule: coreIsPure, path: "compiler/model/x.ts", wrong: "Date.now();", right: `import { Date } from "./d.ts"; Date.parse("");` },
  "chance": { rule: coreIsPure, path: "compiler/model/x.ts", wrong: "Math.random();", right: "Math.max(1, 2);" },
  "the environment": { rule: coreIsPure, path: "compiler/emit/x.ts", wrong: "process.env;", right: "process.env;", rightPath: "compiler/cli/x.ts" },
  "the locale": { rule: coreIsPure, path: "compiler/emit/x.ts", wrong: `"a".localeCompare("b");`, right: `"a".localeCompare("b");`, rightPath: "compiler/report/x.ts" },
  "floating point text": { rule: coreIsPure, path: "compiler/payment/x.ts", wrong: "a.toFixed(2);", right: "a.toString();" },

  "a long file": { rule: filesAreShort, path: "compiler/base/x.ts", wrong: lines(301), right: lines(300) },
  "a long function": { rule: functionsAreShort, path: "compiler/base/x.ts", wrong: `function f() {\n${lines(59)}}`, right: `function f() {\n${lines(58)}}` },
  "a long arrow": { rule: functionsAreShort, path: "compiler/base/x.ts", wrong: `const f = () => {\n${lines(59)}};`, right: `const f = () => {\n${lines(58)}};` },
  "deep nesting": { rule: nestingIsShallow, path: "compiler/base/x.ts", wrong: nested(5), right: nested(4) },
  "deep nesting through a callback": { rule: nestingIsShallow, path: "compiler/base/x.ts", wrong: `if (a) b.map(() => { ${nested(4)} });`, right: `if (a) b.map(() => { ${nested(3)} });` },
  "a deep else": { rule: nestingIsShallow, path: "compiler/base/x.ts", wrong: `for (;;) ${nested(4)}`, right: "if (a) {} " + "else if (b) {} ".repeat(9) },

  "the empty type": { rule: noAny, path: "compiler/base/x.ts", wrong: `let a: ${anyType};`, right: "let a: unknown;" },
  "a sure property": { rule: noNonNull, path: "compiler/base/x.ts", wrong: `a${nonNull}.b;`, right: "a?.b;" },
  "a sure field": { rule: noNonNull, path: "compiler/base/x.ts", wrong: `class A { b${nonNull}: string; }`, right: "class A { b?: string; }" },
  "a default function": { rule: namedExportsOnly, path: "compiler/base/x.ts", wrong: "export default function f() {}", right: "export function f() {}" },
  "a default value": { rule: namedExportsOnly, path: "compiler/base/x.ts", wrong: "export default 1;", right: "switch (a) { default: b; }" },
  "a default by renaming": { rule: namedExportsOnly, path: "compiler/base/x.ts", wrong: "export { a as default };", right: "export { a as b };" },
  "an enum": { rule: noEnum, path: "compiler/base/x.ts", wrong: "enum A { B }", right: `type A = "b";` },
  "null as a value": { rule: noNull, path: "compiler/model/x.ts", wrong: "let a = null;", right: "if (pattern.exec(a) === null) b;" },
  "null as a type": { rule: noNull, path: "compiler/model/x.ts", wrong: "type A = string | null;", right: "type A = string | null;", rightPath: "compiler/emit/x.ts" },
  "a barrel": { rule: noBarrels, path: "compiler/base/all.ts", wrong: `export * from "./a.ts";`, right: `export { a } from "./a.ts";` },
  "a file for everything": { rule: filesAreNamedForAnIdea, path: "compiler/base/utils.ts", wrong: "", right: "", rightPath: "compiler/base/span.ts" },
  "a folder for everything": { rule: filesAreNamedForAnIdea, path: "compiler/common/x.ts", wrong: "", right: "", rightPath: "compiler/uncommon/x.ts" },
};

describe("each rule of the house can fail", () => {
  test.each(Object.entries(cases))("%s", (_name, { rule, path, wrong, right, rightPath }) => {
    expect(rule(parse(path, wrong))).toHaveLength(1);
    expect(rule(parse(rightPath ?? path, right))).toEqual([]);
  });

  test.each([
    ["compiler/a.ts", "// TO" + "DO later", "// todo lists are fine"],
    ["test/a.ts", "test.on" + "ly(", "only("],
    ["compiler/a.ts", "// @ts-" + "ignore", "// ignore"],
    ["package-lock.json", `"resol` + `ved": "x"`, `"resolution": "x"`],
    ["README.md", "https://registry" + ".npm" + "js.org/x", "https://www.nhsa.gov.cn/x"],
    ["README.md", "cd /ro" + "ot/x", "cd root/x"],
  ])("words in %s: %s", (path, wrong, right) => {
    expect(forbiddenWords(path, wrong)).toHaveLength(1);
    expect(forbiddenWords(path, right)).toEqual([]);
  });

  test("a stranger at the top level", () => {
    expect(strangersAtTheTop(["src/a.ts", "src/b.ts", "compiler/a.ts"])).toEqual(["src does not belong at the top level"]);
  });
});
