/** A policy in a folder, its exported workbook, and what an import says once the workbook was edited. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import exceljs from "exceljs";
import { run } from "../../compiler/cli/run.ts";
import { recordingHost, scratchFolder } from "../cli/memory-host.ts";

export const POLICY = `policy linhai.inpatient
  effective from 2025-01-01
  source "Model notice No. 1"

province linhai 临海
dimension hospital 医院级别 ordered { primary 一级, secondary 二级, tertiary 三级 }
dimension age 年龄 integer 0..120
measure eligible
scheme employee 职工

benefit inpatient 住院 for employee {
  base eligible
  deductible per admission article "Article 5" {
    | hospital  | amount     |
    | primary   |   500 yuan | // first
    | secondary | 1,300 yuan | unresolved "per year?"
    | tertiary  | none       |
  }
  // What is paid.
  ratio by band of base per admission {
    | hospital  | ..30,000 | 30,000.. |
    | primary   | 90%      | 95%      |
    | secondary | 85.5%    | 92.2%    |
    | tertiary  | 80%      | 90%      |
  }
  cap of payment per year {
| age | amount |
|  ..59 | 1.3万元|
| 60.. |13000元  |
  }
}

settle for employee: inpatient
`;

export const SHEETS = { deductible: "inpatient deductible", ratio: "inpatient ratio", cap: "inpatient cap" } as const;

export interface Imported {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly before: string;
  readonly after: string;
}

export type Edit = (workbook: exceljs.Workbook) => void;

export interface Edited {
  readonly policy?: string;
  /** Made after the export. */
  readonly meanwhile?: (text: string) => string;
  readonly options?: readonly string[];
}

const file = "policies/inpatient.tongchou";

/** Every cell of a row as one text, so that tests can name rows and not only addresses. */
export async function importEdited(edit: Edit, { policy = POLICY, meanwhile, options = [] }: Edited = {}): Promise<Imported> {
  const folder = scratchFolder();
  const { makeFolder } = recordingHost(folder).host.files;
  makeFolder(join(folder, "policies"));
  writeFileSync(join(folder, file), policy);
  const exported = await call(folder, "export", "policies", "--out", "sheets");
  if (exported.code !== 0) throw new Error(exported.err);
  const path = join(folder, `sheets/${/province \S+ 临海/.test(policy) ? "linhai" : "临海"}.xlsx`);
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(path);
  edit(workbook);
  await workbook.xlsx.writeFile(path);
  const before = meanwhile?.(policy) ?? policy;
  writeFileSync(join(folder, file), before);
  const imported = await call(folder, "import", path, ...options);
  return { ...imported, before, after: readFileSync(join(folder, file), "utf8") };
}

async function call(folder: string, ...argv: readonly string[]) {
  const { host, out, err } = recordingHost(folder);
  const code = await run(argv, host);
  return { code, out: out(), err: err() };
}

/** Lines that only one of two texts has. */
export function linesChanged(before: string, after: string): { readonly gone: readonly string[]; readonly fresh: readonly string[] } {
  const [old, now] = [before.split("\n"), after.split("\n")];
  return { gone: old.filter((line) => !now.includes(line)), fresh: now.filter((line) => !old.includes(line)) };
}
