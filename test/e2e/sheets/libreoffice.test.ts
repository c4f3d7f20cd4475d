import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { run } from "../../../compiler/cli/run.ts";
import { recordingHost, scratchFolder } from "../../cli/memory-host.ts";
import { root } from "../../house/source.ts";
import { requireTool } from "../../support/require-tool.ts";
import { convert, OFFICE, typeInto } from "./office.ts";

async function tongchou(folder: string, ...argv: readonly string[]) {
  const { host, out, err } = recordingHost(folder);
  return { code: await run(argv, host), out: out(), err: err() };
}

/** Some of the provinces, with their workbooks in `sheets`. */
async function exported(...provinces: readonly string[]): Promise<string> {
  const folder = scratchFolder();
  for (const part of ["national", "tongchou.json", ...provinces]) cpSync(join(root, "policies", part), join(folder, "policies", part), { recursive: true });
  expect(await tongchou(folder, "export", "policies", "--out", "sheets")).toMatchObject({ code: 0 });
  return folder;
}

const nothing = { code: 0, out: "No cell differs from the policies.\n", err: "" };

requireTool(...OFFICE)("workbooks that LibreOffice opened and saved, once also as .ods, change nothing", async () => {
  const folder = await exported("beijing", "jiangxi", "qinghai", "shanxi");
  const files = readdirSync(join(folder, "sheets")).filter((name) => name.endsWith(".xlsx")).sort();
  expect(files).toEqual(["beijing.xlsx", "qinghai.xlsx", "shanxi.xlsx", "shared.xlsx", "江西.xlsx"]);
  const inFolder = (name: string, ending: string): string[] => files.map((file) => join(folder, name, file.replace("xlsx", ending)));
  convert(folder, "xlsx:Calc MS Excel 2007 XML", join(folder, "saved"), inFolder("sheets", "xlsx"));
  convert(folder, "ods", join(folder, "ods"), inFolder("sheets", "xlsx"));
  convert(folder, "xlsx:Calc MS Excel 2007 XML", join(folder, "back"), inFolder("ods", "ods"));
  for (const path of [...inFolder("saved", "xlsx"), ...inFolder("back", "xlsx")]) expect([path, await tongchou(folder, "import", path, "--policies", "policies")]).toEqual([path, nothing]);
});

interface Difference {
  readonly provinces: readonly {
    readonly slots: readonly {
      readonly owner: string;
      readonly slot: string;
      readonly rows: readonly { readonly facts: { readonly hospital?: readonly string[] }; readonly old: { readonly text: string }; readonly new: { readonly text: string } }[];
    }[];
  }[];
}

/** The four cells; chronic care takes its ratio from hospital care, and who has both diseases has the sum of both caps. */
const said = [
  "resident member : 400 yuan → 420 yuan",
  "resident_chronic ratio primary,community: 90% → 91%",
  "resident_inpatient deductible secondary: 400 yuan → 450 yuan",
  "resident_inpatient ratio primary,community: 90% → 91%",
  "two_diseases cap : 400 yuan → 410.5 yuan",
  "two_diseases cap : 900 yuan → 910.5 yuan",
];

/** A ratio typed as a percentage, an amount as a number, one with a decimal more than its column had, and a figure that stands in no table. */
const typed = [["居民住院 支付比例", "C5", "91%"], ["居民住院 起付线", "C6", "450"], ["居民两病 封顶线", "C6", "410.5"], ["单项数值 resident", "D23", "420"]] as const;

requireTool(...OFFICE)("the drafter's loop: export, four cells in LibreOffice, import, diff, test", async () => {
  const folder = await exported("jiangxi");
  cpSync(join(folder, "policies"), join(folder, "before"), { recursive: true });
  typeInto(folder, join(folder, "sheets/江西.xlsx"), typed);

  const imported = await tongchou(folder, "import", "sheets/江西.xlsx", "--policies", "policies", "--lang", "zh");
  expect(imported).toMatchObject({ code: 0, out: [
    "policies/jiangxi/resident.tongchou:38: 400元 → 450元  (居民住院 起付线，二级，定额)",
    "policies/jiangxi/resident.tongchou:49: 90% → 91%  (居民住院 支付比例，一级，支付比例)",
    "policies/jiangxi/resident.tongchou:90: 400元 → 410.5元  (居民两病 封顶线，高血压，定额)",
    "policies/jiangxi/resident.tongchou:138: 400元 → 420元  (居民缴费，个人 统一 ____ 每年)",
    "已改动 4 处，涉及 1 个文件。\n",
  ].join("\n") });

  const [before, after] = ["before", "policies"].map((name) => readFileSync(join(folder, name, "jiangxi/resident.tongchou"), "utf8").split("\n"));
  const lines = after!.flatMap((line, index) => (line === before![index] ? [] : [[before![index], line]]));
  expect([after!.length, lines]).toEqual([before!.length, [
    ["    | 二级     | 400元 |", "    | 二级     | 450元 |"],
    ["    | 一级     | 90%      |", "    | 一级     | 91%      |"],
    ["    | 两病病种 | 定额  |", "    | 两病病种 | 定额    |"],
    ["    | 高血压   | 400元 |", "    | 高血压   | 410.5元 |"],
    ["    | 糖尿病   | 500元 |", "    | 糖尿病   |   500元 |"],
    ["  个人     统一 400元 每年", "  个人     统一 420元 每年"],
  ]]);

  const { out } = await tongchou(folder, "diff", "before", "policies", "--format", "json");
  const { provinces } = JSON.parse(out) as Difference;
  const cells = provinces.flatMap(({ slots }) => slots.flatMap(({ owner, slot, rows }) => rows.map(({ facts, ...row }) => `${owner} ${slot} ${facts.hospital?.join() ?? ""}: ${row.old.text} → ${row.new.text}`)));
  expect([...new Set(cells)].sort()).toEqual(said);

  const tested = await tongchou(folder, "test", "policies/jiangxi");
  expect([tested.code, tested.out + tested.err]).toEqual([1, expect.stringContaining("居民住院")]);
  expect(await tongchou(folder, "report", "policies", "--out", "pages")).toMatchObject({ code: 0 });
});
