import { expect, test } from "vitest";
import { reachable, withPublishedEndings } from "../../compiler/build/declarations.ts";

test.each([
  [`import type { A } from "./a.ts";`, `import type { A } from "./a.js";`],
  [`export { b } from "../b/c.ts";`, `export { b } from "../b/c.js";`],
  [`type C = import("./c.ts").C;`, `type C = import("./c.js").C;`],
])("%s is published as %s", (source, published) => {
  expect(withPublishedEndings(source)).toBe(published);
});

test.each([`import { a } from "pkg/a.ts";`, `declare const name: "./a.ts";`])("%s stays", (source) => {
  expect(withPublishedEndings(source)).toBe(source);
});

test("only what the public faces lead to is published", () => {
  const declarations = new Map([
    ["/o/index.d.ts", `export { a } from "./a/a.js"; import "./side.js";`], ["/o/a/a.d.ts", `export type A = import("../b.js").B;`], ["/o/b.d.ts", `export type B = import("./index.js").A;`],
    ["/o/side.d.ts", ""], ["/o/inside.d.ts", `import { Parser } from "chevrotain";`],
  ]);
  expect([...reachable(declarations, ["/o/index.d.ts"]).keys()].sort()).toEqual(["/o/a/a.d.ts", "/o/b.d.ts", "/o/index.d.ts", "/o/side.d.ts"]);
});
