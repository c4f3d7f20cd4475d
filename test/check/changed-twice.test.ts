import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { formatDay } from "../../compiler/base/calendar.ts";
import { compile, type Compilation } from "../../compiler/compile.ts";
import { codeOf, messageOf } from "../../compiler/diagnostics/render/message.ts";

const library = readFileSync(fileURLToPath(new URL("../diagnostics/page-preambles/fictional.tongchou", import.meta.url)), "utf8");
const province = `policy linhai.example
  effective from 2025-01-01
use fictional
benefit inpatient for employee when care = inpatient {
  base eligible
  deductible per admission {
    | hospital  | amount   |
    | primary   | 200 yuan |
    | secondary | 400 yuan |
    | tertiary  | 800 yuan |
  }
  ratio 80%
  cap none
}
settle for employee: inpatient
contribution employee for employee {
  base own_wage uniform
  employer local within 5.5%..9% default 6%
  member uniform 2%
}
`;

function program(...files: readonly (readonly [name: string, text: string])[]): Compilation {
  const own = files.map(([name, text]) => ({ path: `linhai/${name}.tongchou`, text: `policy linhai.${name} ${text}` }));
  return compile([{ path: "fictional.tongchou", text: library }, { path: "linhai/example.tongchou", text: province }, ...own]);
}

const said = ({ diagnostics }: Compilation): string[] => diagnostics.map((diagnostic) => `${codeOf(diagnostic)} ${messageOf(diagnostic, "en")}`);
const amendment = (day: string, body: string): string => `amends linhai.example\n  effective from ${day}\nuse linhai.example\n${body}\n`;
const hewan = (body: string): string => `implements linhai.example for hewan\n  effective from 2025-01-01\nset contribution employee {\n${body}\n}\n`;
const row = (hospital: string, amount: number): string => `replace rows in deductible of inpatient per admission {\n  | hospital | amount |\n  | ${hospital} | ${amount} yuan |\n}`;

describe("two amendments from one day", () => {
  const twice = (what: string) => [`TC7003 The ${what} is amended twice from the same day, 2025-07-01.`];

  test("of one row are an error, in two files and in one; of two rows they are not", () => {
    expect(said(program(["a", amendment("2025-07-01", row("primary", 300))], ["b", amendment("2025-07-01", row("primary", 350))]))).toEqual(twice("deductible of “inpatient”"));
    expect(said(program(["a", amendment("2025-07-01", `${row("primary", 300)}\n${row("primary", 350)}`)]))).toEqual(twice("deductible of “inpatient”"));
    expect(said(program(["a", amendment("2025-07-01", row("primary", 300))], ["b", amendment("2025-07-01", row("secondary", 350))]))).toEqual([]);
  });

  test("of a row and of its whole table are an error, from two days they are not", () => {
    const whole = "replace deductible of inpatient 300 yuan per admission";
    expect(said(program(["a", amendment("2025-07-01", row("primary", 300))], ["b", amendment("2025-07-01", whole)]))).toEqual(twice("deductible of “inpatient”"));
    expect(said(program(["a", amendment("2025-07-01", row("primary", 300))], ["b", amendment("2025-08-01", whole)]))).toEqual([]);
  });

  test("of a part of a contribution", () => {
    const member = (rate: number): string => `replace member of contribution employee uniform ${rate}%`;
    expect(said(program(["a", amendment("2025-07-01", member(3))], ["b", amendment("2025-07-01", member(4))]))).toEqual(twice("member's part of “employee”"));
    expect(said(program(["a", amendment("2025-07-01", member(3))], ["b", amendment("2025-08-01", member(4))]))).toEqual([]);
  });
});

describe("what a city sets", () => {
  const places = ({ program: { provinces: [first] } }: Compilation): (readonly [number, number])[] =>
    first!.contributions[0]!.slots.find(({ word }) => word === "employer")!.versions[0]!.rows.filter(({ origin }) => origin === "city")
      .flatMap(({ region }) => region.map((box) => [...box.get("@date")!] as unknown as readonly [number, number]));

  test("holds on its own days, in whatever order it is written", () => {
    const [early, late] = ["employer 7% to 2025-12-31", "employer 7.5% from 2026-01-01"];
    const [forth, back] = [program(["a", hewan(`${early}\n${late}`)]), program(["a", hewan(`${late}\n${early}`)])];
    expect([said(forth), said(back)]).toEqual([[], []]);
    expect(places(forth)[0]![1] + 1).toBe(places(forth)[1]![0]);
    expect(places(back)).toEqual(places(forth).toReversed());
  });

  test("for a while, by a transition, gives way to the province's value on its last day", () => {
    const yunzhou = (rows: string): string => `implements linhai.example for yunzhou\n  effective from 2025-01-01\ntransition ratio of inpatient for yunzhou converges by 2027-12-31 {\n  | from | ratio |\n${rows}\n}\n`;
    const ratios = ({ decided }: Compilation): unknown[] =>
      [...decided].find(([{ word }]) => word === "ratio")![1].periods.map(({ from, parts }) => [formatDay(from), parts.map(({ value }) => (value.kind === "number" ? value.amount.numerator : value.kind))]);
    const short = program(["y", yunzhou("  | 2025-01-01 | 70% | to 2025-12-31")]);
    expect([said(short), ratios(short)]).toEqual([[], [["2025-01-01", [8000n, 7000n]], ["2026-01-01", [8000n]]]]);
    const long = program(["y", yunzhou("  | 2025-01-01 | 70% |")]);
    expect([said(long), ratios(long)]).toEqual([[], [["2025-01-01", [8000n, 7000n]], ["2028-01-01", [8000n]]]]);
  });

  test("at one time is one value", () => {
    expect(said(program(["a", hewan("employer 7%\nemployer 7.5% from 2026-01-01")]))).toEqual(["TC7006 Two versions of the employer's part of “employee” are in force from 2026-01-01 on."]);
    expect(said(program(["a", hewan("employer 7%\nemployer 7.5%")]))).toEqual(["TC4003 For hewan, the employer's part of “employee” has two values: 7% and 7.5%."]);
    expect(said(program(["a", hewan("employer 7%")], ["b", hewan("employer 8%")]))).toEqual(["TC7003 The employer's part of “employee” is amended twice from the same day, 2025-01-01."]);
    expect(said(program(["a", hewan("employer 7% when late = yes\nemployer 7.5% when late = no")]))).toEqual([]);
  });
});
