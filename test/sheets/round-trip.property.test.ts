import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { divide, rational } from "../../compiler/base/rational.ts";
import { bind } from "../../compiler/bind/bind.ts";
import { compile } from "../../compiler/compile.ts";
import { applyChanges } from "../../compiler/sheets/apply-changes.ts";
import type { Cell, Grid } from "../../compiler/sheets/book.ts";
import { gridOfCsv, writeCsv } from "../../compiler/sheets/csv.ts";
import { decimalOf } from "../../compiler/sheets/decimal.ts";
import { exportBook, exportCsv, type ExportOrder } from "../../compiler/sheets/export-book.ts";
import { importBook } from "../../compiler/sheets/import-book.ts";
import { readSource } from "../../compiler/sheets/source-tables.ts";
import { randomPrograms } from "../format/random-programs.ts";

function orderOf(text: string): ExportOrder {
  const source = readSource("p.tongchou", text);
  return { province: ["p", "p"], sources: [source], scopes: bind([source.parsed.tree]).value.scopes };
}

function gridsOf(order: ExportOrder): Grid[] {
  return exportBook(order, "p").sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => [...row]), merged: [] }));
}

function imported(text: string, grids: readonly Grid[]): { readonly text: string; readonly found: readonly string[] } {
  const { sources, scopes } = orderOf(text);
  const { value, diagnostics } = importBook({ file: "p.xlsx", grids }, { sources, scopes });
  return { text: applyChanges(text, value), found: diagnostics.map(({ args }) => JSON.stringify(args)) };
}

const unedited = (text: string) => ({ text, found: [] });
const hasTables = (text: string): boolean => {
  const { parsed, tables } = readSource("p.tongchou", text);
  return tables.length > 0 && !parsed.diagnostics.some(({ severity }) => severity === "error");
};

describe("what was exported and not edited changes nothing", () => {
  const programs = fc.tuple(randomPrograms, fc.constantFrom("\n", "\r\n")).map(([text, end]) => text.replaceAll("\n", end)).filter(hasTables);

  test("in workbooks", () => {
    fc.assert(fc.property(programs, (text) => {
      expect(imported(text, gridsOf(orderOf(text)))).toEqual(unedited(text));
    }), { numRuns: 150 });
  });

  test("in CSV files", () => {
    fc.assert(fc.property(programs, (text) => {
      const grids = exportCsv(orderOf(text)).map(({ name, rows }) => gridOfCsv(name, writeCsv(rows)));
      expect(imported(text, grids)).toEqual(unedited(text));
    }), { numRuns: 150 });
  });
});

const members = ["primary", "secondary", "tertiary"] as const;
/** An amount in fen or a ratio in 0.01 %, and one way to write it. */
interface Value { readonly hundredths: bigint; readonly style: number }
interface Table { readonly money: readonly Value[]; readonly ratios: readonly Value[]; readonly isAligned: boolean; readonly behind: readonly string[] }

const exact = (hundredths: bigint, scale = 1n): string => decimalOf(rational(hundredths, 100n * scale))!;
const grouped = (decimal: string): string => decimal.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));
const wide = (text: string): string => text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const MONEY: readonly ((fen: bigint) => string)[] = [
  (fen) => `${grouped(exact(fen))} yuan`, (fen) => `${exact(fen)}元`, (fen) => `${exact(fen, 10_000n)}万元`, (fen) => `${wide(exact(fen))}元`, (fen) => `${exact(fen)} /* ok */ yuan`,
];
const RATIO: readonly ((value: bigint) => string)[] = [(value) => `${exact(value)}%`, (value) => wide(`${exact(value)}%`), (value) => `${exact(value)}%/* ok */`];

function written({ money, ratios, isAligned, behind }: Table): string {
  const rows = members.map((member, index) => [member, MONEY[money[index]!.style]!(money[index]!.hundredths), RATIO[ratios[index]!.style]!(ratios[index]!.hundredths)]);
  const table = (column: number, word: string): string => {
    const cells = [["hospital", word], ...rows.map((row) => [row[0]!, row[column]!])];
    const widths = isAligned ? [0, 1].map((at) => Math.max(...cells.map((row) => row[at]!.length))) : [0, 0];
    return cells.map((row, at) => `    | ${row.map((cell, index) => cell.padEnd(widths[index]!)).join(" | ")} |${at === 0 ? "" : behind[at - 1]}\n`).join("");
  };
  return `policy a.b\n  effective from 2025-01-01\n  source "s"\nprovince p\ndimension hospital { ${members.join(", ")} }\nmeasure eligible\nscheme employee\n`
    + `benefit inpatient for employee {\n  base eligible\n  deductible per admission {\n${table(1, "amount")}  }\n  ratio {\n${table(2, "ratio")}  }\n  cap none\n}\nsettle for employee: inpatient\n`;
}

const value = (most: bigint, styles: number): fc.Arbitrary<Value> => fc.record({ hundredths: fc.bigInt({ min: 0n, max: most }), style: fc.nat(styles - 1) });
const tables: fc.Arbitrary<Table> = fc.record({
  money: fc.array(fc.oneof(value(10n ** 9n, MONEY.length), value(20n, MONEY.length)), { minLength: 3, maxLength: 3 }),
  ratios: fc.array(value(10_000n, RATIO.length), { minLength: 3, maxLength: 3 }),
  isAligned: fc.boolean(), behind: fc.array(fc.constantFrom("", " // remark", ' article "3"'), { minLength: 3, maxLength: 3 }),
});
const edits = fc.uniqueArray(fc.record({ sheet: fc.constantFrom("money" as const, "ratios" as const), row: fc.nat(2), to: fc.bigInt({ min: 0n, max: 10_000n }), isText: fc.boolean() }), { selector: ({ sheet, row }) => `${sheet} ${row}`, maxLength: 6 });

/** Meaning without places. */
function meaningOf(text: string): string {
  const { program } = compile([{ path: "p.tongchou", text }]);
  const slots = program.provinces.flatMap(({ benefits }) => benefits.flatMap((benefit) => benefit.slots));
  return JSON.stringify(slots, (key, one: unknown) => (key === "location" || key === "end" ? undefined : typeof one === "bigint" ? String(one) : one instanceof Map ? [...one] : one));
}

function edited(grids: readonly Grid[], name: string, row: number, to: bigint, isText: boolean): void {
  const line = grids.find((grid) => grid.name === name)!.rows[4 + row] as Cell[];
  const { format = "" } = line[2]!;
  const isRatio = name.endsWith("ratio");
  const scale = format.includes("万") ? 10_000n : 1n;
  const number = decimalOf(divide(rational(to, 100n), rational(isRatio ? 100n : scale)))!;
  line[2] = { ...line[2]!, face: isText ? { kind: "text", text: isRatio ? `${exact(to)}%` : `${exact(to)}元` } : { kind: "number", decimal: number } };
}

describe("rows of cases of their own", () => {
  const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });

  test("are the same wherever they and their keys stand, and also without keys", () => {
    fc.assert(fc.property(tables, order, order, fc.subarray([0, 1, 2]), (table, rows, keys, lost) => {
      const text = written(table);
      const grids = gridsOf(orderOf(text)).map((grid) => {
        if (!/inpatient (deductible|ratio)$/.test(grid.name)) return grid;
        const lines = grid.rows.slice(4);
        const moved = lines.map((_, at): Cell[] => [lost.includes(at) ? { face: { kind: "blank" } } : lines[keys[at]!]![0]!, ...lines[rows[at]!]!.slice(1)]);
        return { ...grid, rows: [...grid.rows.slice(0, 4), ...moved] };
      });
      const { text: after, found } = imported(text, grids);
      expect(after).toBe(text);
      expect(found.filter((one) => !one.includes("order of rows"))).toEqual([]);
    }), { numRuns: 150 });
  });
});

describe("cells that were edited", () => {
  test("are all that the policy then says otherwise", () => {
    fc.assert(fc.property(tables, edits, (table, changes) => {
      const text = written(table);
      const grids = gridsOf(orderOf(text));
      const wanted = { ...table, money: [...table.money], ratios: [...table.ratios] };
      for (const { sheet, row, to, isText } of changes) {
        // A cell that has no figure to itself is a text in the sheet, and keeps its remark only if it is not written over.
        wanted[sheet][row] = { hundredths: to, style: 0 };
        edited(grids, `inpatient ${sheet === "money" ? "deductible" : "ratio"}`, row, to, isText || MONEY[4] === MONEY[table[sheet][row]!.style] || table[sheet][row]!.style === 2);
      }
      const { text: after, found } = imported(text, grids);
      expect(found).toEqual([]);
      expect(meaningOf(after)).toBe(meaningOf(written(wanted)));
      const [before, now] = [text.split("\n"), after.split("\n")];
      const rowsOf = (sheet: "money" | "ratios"): number => (sheet === "money" ? 11 : 17);
      const touched = new Set(changes.map(({ sheet, row }) => rowsOf(sheet) + row));
      const isFree = (line: number): boolean => table.isAligned || touched.has(line);
      expect(now.length).toBe(before.length);
      now.forEach((line, index) => { if (!isFree(index)) expect(line).toBe(before[index]); });
      for (const remark of ["// remark", 'article "3"']) expect(after.split(remark).length).toBe(text.split(remark).length);
    }), { numRuns: 120 });
  });
});
