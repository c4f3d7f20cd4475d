import exceljs from "exceljs";
import JSZip from "jszip";
import { expect, test } from "vitest";
import { readWorkbook } from "../../compiler/cli/import-workbook.ts";

const written = async (name: string, value: number): Promise<Uint8Array> => {
  const book = new exceljs.Workbook();
  book.addWorksheet(name).addRows([["在职", value]]);
  return new Uint8Array(await book.xlsx.writeBuffer());
};
const bytes = await written("表一", 70);

test("a workbook is read wherever its bytes lie in memory, and nothing that lies beside them", async () => {
  const other = await written("别的", 30);
  const around = Buffer.concat([other, bytes, other]);
  for (const part of [bytes, Buffer.from(bytes), around.subarray(other.length, other.length + bytes.length)]) {
    expect(await readWorkbook(part)).toMatchObject([{ name: "表一", rows: [[{ face: { text: "在职" } }, { face: { decimal: "70" } }]] }]);
  }
});

test.each([["nothing", new Uint8Array()], ["a text", Buffer.from("在职,70\n")], ["half a workbook", bytes.subarray(0, bytes.length / 2)]])("%s is no workbook", async (_what, other) => {
  expect(await readWorkbook(other)).toBeUndefined();
});

/** The workbook with another cell in place of its number. */
async function withCell(xml: string): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  const path = "xl/worksheets/sheet1.xml";
  const sheet = await zip.file(path)!.async("string");
  expect(sheet).toContain('<c r="B1"><v>70</v></c>');
  return zip.file(path, sheet.replace('<c r="B1"><v>70</v></c>', xml)).generateAsync({ type: "uint8array" });
}

test.each([
  ['<c r="B1"><v>1,300</v></c>', { kind: "error", text: "1,300" }], ['<c r="B1" t="n"><v>5abc</v></c>', { kind: "error", text: "5abc" }],
  ['<c r="B1"><v>0x10</v></c>', { kind: "error", text: "0x10" }], ['<c r="B1"><v>1 300</v></c>', { kind: "error", text: "1 300" }], ['<c r="B1"><v>INF</v></c>', { kind: "error", text: "INF" }],
  ['<c r="B1" t="d"><v>2025-01-01</v></c>', { kind: "date", text: "2025-01-01" }], ['<c r="B1" t="d"><v>2025-01-01T08:30:00</v></c>', { kind: "date", text: "2025-01-01 08:30:00" }],
  ['<c r="B1"><v> 1.3E3\n</v></c>', { kind: "number", decimal: "1300" }], ['<c r="B1" t="n"><v>-.5</v></c>', { kind: "number", decimal: "-0.5" }],
  ['<c r="B1" t="str"><v>1,300</v></c>', { kind: "text", text: "1,300" }], ['<c r="B1" t="e"><v>#REF!</v></c>', { kind: "error", text: "#REF!" }],
  ['<c r="B1" t="str"><f>A1</f><v>x</v></c>', { kind: "formula", text: "=A1" }], ['<c r="B1" t="inlineStr"><is><t>1,300</t></is></c>', { kind: "text", text: "1,300" }],
])("a number is read whole, and what is none is not cut to one: %s", async (xml, face) => {
  expect((await readWorkbook(await withCell(xml)))?.[0]?.rows[0]?.[1]).toMatchObject({ face });
});
