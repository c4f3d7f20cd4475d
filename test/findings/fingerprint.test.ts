import { describe, expect, test } from "vitest";
import { report } from "../../compiler/diagnostics/report.ts";
import { identify } from "../../compiler/findings/fingerprint.ts";
import { parseTree } from "../../compiler/syntax/parse.ts";

const FILE = "linhai/basic.tongchou";
const benefit = (name: string): string => `benefit ${name} for employee {\n  base eligible\n  ratio 85%\n}\n`;
const two = `policy linhai.basic\n${benefit("inpatient")}${benefit("outpatient")}`;

/** The same sentence at a place of the text, as `declarations: fingerprint`. */
function at(text: string, ...marks: readonly string[]): readonly (readonly [within: string, fingerprint: string])[] {
  const { tree } = parseTree(FILE, text);
  const found = marks.map((mark) => {
    const start = text.indexOf(mark);
    expect(start).toBeGreaterThanOrEqual(0);
    return report("notUtf8", { file: FILE, span: { start, end: start + 1 } }, { byte: "0xFF" });
  });
  return identify(found, () => tree).map(({ within, fingerprint }) => [within.join(" › "), fingerprint]);
}

describe("a fingerprint", () => {
  test("names the declarations around, whatever language they are written in", () => {
    expect(at(two, "85%").map(([within]) => within)).toEqual(["linhai.basic › Benefit inpatient › Slot ratio"]);
    expect(at("政策 临海.住院\n待遇 住院 适用 职工 {\n  支付比例 85%\n}\n", "85%").map(([within]) => within)).toEqual(["临海.住院 › Benefit 住院 › Slot ratio"]);
  });

  test("tells the same sentence in two declarations apart, in whatever order they stand", () => {
    const [first, second] = at(two, "base eligible\n  ratio 85%\n}\nbenefit outpatient", "outpatient");
    expect(first![1]).not.toBe(second![1]);
    const turned = `policy linhai.basic\n${benefit("outpatient")}${benefit("inpatient")}`;
    const [other, same] = at(turned, "outpatient", "base eligible\n  ratio 85%\n}\nbenefit inpatient");
    expect([other![1], same![0]]).toEqual([second![1], "linhai.basic › Benefit outpatient › Slot base"]);
    expect(same![1]).not.toBe(first![1]);
  });

  test("gives each of several that agree in everything its turn", () => {
    const [one, again] = at(two, "85%", "5%");
    expect([one![0], one![1] === again![1]]).toEqual([again![0], false]);
  });

  test("of a finding about no file or an unread one has no declarations", () => {
    const [none] = identify([report("missingPath", undefined, {})], () => undefined);
    expect([none!.file, none!.within]).toEqual(["", []]);
  });
});
