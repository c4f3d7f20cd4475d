import exceljs from "exceljs";
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
