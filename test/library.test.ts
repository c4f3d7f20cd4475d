import { expect, test } from "vitest";
import { type Claim, compile, diff, emit, settle, verifyTables } from "../compiler/index.ts";

const policy = (cap: string): string => `
policy linhai.basic effective from 2025-01-01
province linhai 临海
measure eligible
scheme employee 职工
benefit inpatient 住院 for employee { base eligible
  deductible 800 yuan per admission
  ratio 85%
  cap ${cap} yuan of payment per year }
settle for employee: inpatient
`;

function compiled(cap: string) {
  const result = compile([{ path: "basic.tongchou", text: policy(cap) }]);
  expect(result.diagnostics).toEqual([]);
  return result;
}

const claim: Claim = { province: "linhai", scheme: "employee", on: "2025-03-01", facts: {}, costs: { eligible: 10_000_00 }, used: "nothing" };

test("texts become tables, tables settle claims, two versions are compared, all without a file", () => {
  const { program, decided } = compiled("100,000");
  const emission = emit(program, decided, { release: false, version: "0.0.0", lineOf: () => 1 });
  expect(emission.diagnostics).toEqual([]);
  const files = new Map([...emission.files, emission.manifest].map(({ path, text }) => [path, text]));
  expect(verifyTables(files)).toEqual({ diagnostics: [], summary: emission.summary });
  expect(settle(files, [claim, { ...claim, on: "2024-12-31" }])).toMatchObject([{ bill: 10_000_00, patient: 2_180_00, layers: [{ benefit: "inpatient", payment: 7_820_00 }] }, { refused: "beforeFirstDay" }]);
  expect(diff(compiled("100,000"), compiled("100000")).provinces).toEqual([]);
  expect(diff(compiled("100,000"), compiled("5,000")).provinces.flatMap(({ slots }) => slots.map(({ word }) => word))).toEqual(["cap"]);
});
