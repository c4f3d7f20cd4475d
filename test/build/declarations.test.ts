import { expect, test } from "vitest";
import { withPublishedEndings } from "../../compiler/build/declarations.ts";

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
