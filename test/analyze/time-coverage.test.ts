import { describe, expect, it } from "vitest";
import { coverDates } from "../../compiler/analyze/time-coverage.ts";
import { compile } from "../../compiler/compile.ts";

const policy = (deductible: string): string => `policy linhai.care "…" effective from 2025-01-01 illustrative
province linhai
measure eligible
indicator income by year { | year | value |
  | 2024 | 30,000 yuan |
}
scheme employee
benefit inpatient for employee {
  base eligible
  deductible ${deductible}
  ratio 80%
  cap none
}
settle for employee: inpatient
`;
function daysOf(deductible: string): unknown {
  const { program, decided } = compile([{ path: "a.tongchou", text: policy(deductible) }]);
  return coverDates(program, decided).find(({ word }) => word === "deductible")?.days;
}

describe("the days a slot is covered for", () => {
  it("go on without end where nothing ends them", () => {
    expect(daysOf("800 yuan per year")).toEqual([{ from: "2025-01-01", to: undefined }]);
  });

  it("end where a statistic is not yet published", () => {
    expect(daysOf("50% × income of previous year rounded to 1 yuan per year")).toEqual([{ from: "2025-01-01", to: "2025-12-31" }]);
  });

  it("are told apart where a day is missing between them", () => {
    expect(daysOf("800 yuan per year to 2025-06-30\n  deductible 900 yuan per year from 2025-08-01")).toEqual([
      { from: "2025-01-01", to: "2025-06-30" }, { from: "2025-08-01", to: undefined },
    ]);
  });
});
