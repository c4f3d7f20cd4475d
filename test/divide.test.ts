import { describe, expect, test } from "vitest";
import { compile, inOrder, type SourceFile } from "../compiler/compile.ts";
import { divide, findInPart, joinParts } from "../compiler/divide.ts";
import { grow } from "./bench/grow.ts";
import { newDice } from "./bench/random-table.ts";
import { type Edit, edited, policiesUnder } from "./support/workspace-texts.ts";

const DAY = { asOf: 20_000 };

/** What the parts say together; `undefined` where they are not joined. */
function saidByParts(files: readonly SourceFile[], count = 2) {
  const joined = joinParts(divide(files, count).map((part) => findInPart(part, DAY)));
  return joined === undefined ? undefined : inOrder(joined);
}

const library = `library shared
dimension hospital ordered { primary, secondary }
measure eligible
indicator wage by year and city {
  | city | year | value |
}
guardrail "起付标准" effective from 2025-01-01 source "国示例〔2024〕1号"
  require deductible of any benefit <= 500 yuan
`;

const policy = (province: string, use = "shared"): string => `policy ${province}.basic
  effective from 2025-01-01
  source "示例〔2025〕1号"
use ${use}
province ${province}
city ${province}_city of ${province}
scheme employee { settles by visit }
benefit outpatient for employee {
  base eligible
  deductible per visit {
    | hospital  | amount   |
    | primary   | 100 yuan |
    | secondary | 600 yuan |
  }
  ratio 70%
  cap none
}
settle for employee: outpatient
`;

const three: readonly SourceFile[] = [
  { path: "all/shared/shared.tongchou", text: library },
  ...["linhai", "qinglan", "yunhai"].map((province) => ({ path: `all/${province}/basic.tongchou`, text: policy(province) })),
];

const after = (...edits: readonly Edit[]): SourceFile[] => edited(three, edits);
const added = (file: string, to: string): SourceFile[] => after({ file, from: "", to });

describe("the parts of a workspace", () => {
  test("say what the whole does", () => {
    const grown = grow(policiesUnder("policies"), 2_500, newDice(7));
    const said = compile(grown, DAY).diagnostics;
    expect(said.length).toBeGreaterThan(5);
    expect(saidByParts(grown)).toEqual(said);
    expect(saidByParts(grown, 3)).toEqual(said);
    expect(saidByParts(three)).toEqual(compile(three, DAY).diagnostics);
    expect(saidByParts(three)?.map(({ id }) => id)).toEqual(["guardrailBroken", "guardrailBroken", "guardrailBroken"]);
  });

  test("have their provinces' folders in turn, and all that lies outside of any", () => {
    expect(divide(three, 2).map((part) => part.map(({ path }) => path.split("/")[1]))).toEqual([["shared", "linhai", "yunhai"], ["shared", "qinglan"]]);
    expect(divide(three, 5)).toHaveLength(3);
  });

  test("are none where all provinces lie in one folder, or there is one province", () => {
    expect(divide(three.map(({ path, text }) => ({ path: path.replace(/^all\/\w+/, "all"), text: `${text}province_${path.length}` })), 2)).toEqual([]);
    expect(divide(three.slice(0, 2), 2)).toEqual([]);
  });

  test.each<[string, SourceFile[]]>([
    ["a fault of the text", after({ file: "all/qinglan/basic.tongchou", from: "70%", to: "70% %" })],
    ["a fault of the library, said by every part", after({ file: "all/shared/shared.tongchou", from: "measure eligible", to: "measure eligible eligible" })],
    ["a value out of range", after({ file: "all/yunhai/basic.tongchou", from: "70%", to: "170%" })],
    ["a name that only its own province could know", after({ file: "all/yunhai/basic.tongchou", from: "base eligible", to: "base eligibel" })],
    ["a missing row", after({ file: "all/linhai/basic.tongchou", from: "| secondary | 600 yuan |", to: "" })],
    ["a further folder", added("all/linhai/city/more.tongchou", `policy linhai.more\n  effective from 2025-01-01\n  source "示例〔2025〕2号"\nuse linhai.basic\n`)],
  ])("are joined in spite of %s", (_, files) => {
    const said = compile(files, DAY).diagnostics;
    expect(saidByParts(files)).toEqual(said);
  });

  test.each<[string, SourceFile[]]>([
    ["a province declared twice", after({ file: "all/qinglan/basic.tongchou", from: "province qinglan", to: "province linhai" })],
    ["a city declared twice", after({ file: "all/qinglan/basic.tongchou", from: "city qinglan_city", to: "city linhai_city" })],
    ["two files of one name", after({ file: "all/qinglan/basic.tongchou", from: "policy qinglan.basic", to: "policy linhai.basic" })],
    ["a file that uses another province's", after({ file: "all/qinglan/basic.tongchou", from: "use shared", to: "use linhai.basic" })],
    ["a file that uses what is nowhere", after({ file: "all/qinglan/basic.tongchou", from: "use shared", to: "use shard" })],
    ["a policy in another province's folder", added("all/linhai/stray.tongchou", `policy qinglan.stray\n  effective from 2025-01-01\n  source "示例〔2025〕2号"\n`)],
    ["a library named after another province, used here", edited(added("all/linhai/own.tongchou", "library qinglan.own\nuse shared\nmeasure own\n"), [{ file: "all/linhai/basic.tongchou", from: "use shared", to: "use shared, qinglan.own" }])],
    ["a city of another province", after({ file: "all/qinglan/basic.tongchou", from: "ratio 70%", to: "limit 10% × wage of linhai_city of previous year rounded to 1 yuan per visit\n  ratio 70%" })],
    ["a library that one part does not need", edited(added("all/shared/more.tongchou", "library more\nmeasure other\n"), [{ file: "all/qinglan/basic.tongchou", from: "use shared", to: "use shared, more" }])],
  ])("are not joined where there is %s", (_, files) => {
    expect(divide(files, 2)).toHaveLength(2);
    expect(saidByParts(files)).toBeUndefined();
  });
});
