import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { PENS } from "../../../compiler/report/pens.ts";
import { root } from "../../support/workspace-texts.ts";

const css = await readFile(`${root}language-server/playground/page/page.css`, "utf8");
const night = css.slice(css.lastIndexOf("@media (prefers-color-scheme: dark)"));

test("by night every pen of a picture has a colour of its own, the same for lines and markers", () => {
  const colours = PENS.map(({ colour }) => ["stroke", "fill"].map((kind) => new RegExp(`\\[${kind}="${colour}"\\] \\{ ${kind}: (#[0-9a-f]{6})`).exec(night)?.[1]));
  for (const [stroke, fill] of colours) expect([stroke, fill]).toEqual([expect.stringMatching(/^#/), stroke]);
  expect(new Set(colours.map(([stroke]) => stroke)).size).toBe(PENS.length);
});
