import { expect, test } from "vitest";
import { startEditor, uriOf } from "./client.ts";

const policy = `policy linhai.basic effective from 2025-01-01
province linhai
dimension idle { spare, unused }
measure eligible
scheme employee
benefit inpatient for employee { base eligible
  deductible none
  ratio 85%
  cap none
}
settle for employee: inpatient
`;
const severities = async (config: string): Promise<readonly (readonly [string, number])[]> => {
  type Report = { readonly items: readonly { readonly code: string; readonly severity: number }[] };
  const editor = await startEditor({ "tongchou.json": config, "basic.tongchou": policy }, { capabilities: { textDocument: { diagnostic: {} } } });
  await editor.open("basic.tongchou", policy);
  const { items } = await editor.ask<Report>("textDocument/diagnostic", { textDocument: { uri: uriOf("basic.tongchou") } });
  return items.map(({ code, severity }) => [code, severity]);
};

test("an editor shows the severities that the workspace file sets, and lowers no error", async () => {
  const [[code] = ["", 0]] = await severities("{}");
  expect(await severities("{}")).toEqual([[code, 2]]);
  expect(await severities(`{"rules": {"${code}": "error"}}`)).toEqual([[code, 1]]);
  expect(await severities(`{"rules": {"${code}": "off"}}`)).toEqual([]);
  // Half-written, it sets nothing.
  expect(await severities(`{"rules": {"${code}": "off"`)).toEqual([[code, 2]]);
});
