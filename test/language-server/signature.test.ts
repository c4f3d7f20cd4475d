import { expect, test } from "vitest";
import { type Signature, signatureAt } from "../../language-server/features/signature.ts";
import { marked } from "./marked.ts";

async function signature(clause: string, opening = "benefit x {"): Promise<Signature | undefined> {
  const { view, offset } = await marked(`policy a.b effective from 2025-01-01\n${opening}\n  ${clause}\n}\n`, "zh");
  return signatureAt(view.parsed, offset, "zh");
}

async function active(clause: string, opening?: string): Promise<string | undefined> {
  const found = await signature(clause, opening);
  const span = found?.parts[found.active]?.span;
  return span === undefined ? undefined : found?.label.slice(span.start, span.end);
}

test.each([
  ["deductible ┆", "AMOUNT | none | { table }"],
  ["deductible 1,300 yuan per ┆", "per PERIOD [each hospital]"],
  ["deductible 1,300 yuan per year ┆", "per PERIOD [each hospital]"],
  ["cap 1 yuan of payment ┆", "of payment | of cost"],
  ["ratio by band ┆", "by band of base | of excess | of payment"],
  ["ratio by band of base ┆", "by band of base | of excess | of payment"],
  ["ratio 80% article ┆", 'article "…" from DATE to DATE'],
  ["起付线 ┆", "AMOUNT | none | { table }"],
])("%s", async (clause, expected) => expect(await active(clause)).toBe(expected));

test("a word has the parts that count for it", async () => {
  expect((await signature("cap ┆"))?.label).toContain("of payment | of cost");
  expect((await signature("ratio ┆"))?.label).not.toContain("of payment | of cost");
  expect((await signature("base ┆"))?.label).toContain("over cap of BENEFIT");
  expect((await signature("base ┆", "contribution x {"))?.label).toContain("floor VALUE, ceiling VALUE");
});

test("in the spelling of the file, told in the language of the reader", async () => {
  const { view, offset } = await marked("政策 甲 生效 2025-01-01\n待遇 乙 {\n  封顶线 10万元 ┆\n}\n", "en");
  const found = signatureAt(view.parsed, offset, "en");
  expect(found?.label.startsWith("封顶线 金额 | 无 | { 表 } · 按支付额 | 按费用额 · 每 期间")).toBe(true);
  expect(found?.parts[0]?.about.en).toBe("what is above it may go to a later layer");
});

test.each(["┆", "deductible {\n | a | ┆", "// deductible ┆", "draws on ┆"])("nothing at %s", async (clause) => expect(await signature(clause)).toBeUndefined());

test("adjustments have their form inside their braces too", async () => {
  expect(await active("adjust ratio {\n    ┆")).toBe("SLOT { CONDITION: CHANGE, … }");
});

test("a space that is typed opens it behind the word that the clause begins with, and nowhere else", async () => {
  const opened = async (clause: string): Promise<boolean> => {
    const { view, offset } = await marked(`policy a.b effective from 2025-01-01\nbenefit x {\n  ${clause}\n}\n`);
    return signatureAt(view.parsed, offset, "zh", true) !== undefined;
  };
  expect(await Promise.all(["deductible ┆", "first share ┆", "deductible 1,300 ┆", "deductible 1,300 yuan ┆", "cap 1 yuan of payment ┆"].map(opened))).toEqual([true, true, false, false, false]);
});
