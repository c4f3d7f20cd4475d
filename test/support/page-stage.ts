import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { sha256Of } from "../../compiler/base/digest.ts";
import { realFiles, recordingHost } from "../cli/memory-host.ts";
import type { Files } from "../../compiler/cli/host.ts";
import { run } from "../../compiler/cli/run.ts";
import { canonicalJson } from "../../compiler/emit/canonical.ts";
import { countTables } from "../../compiler/emit/count-tables.ts";
import { pathFor } from "../../compiler/emit/file-names.ts";
import type { Tables } from "../../compiler/emit/format.ts";
import type { Manifest } from "../../compiler/emit/manifest-format.ts";
import { readBack } from "../../compiler/emit/read-back.ts";
import { compile } from "../../compiler/compile.ts";
import { showPretty } from "../../compiler/cli/show.ts";

export type Language = "en" | "zh";
export type Loose<T> = { -readonly [K in keyof T]: T[K] extends string | number | boolean | null | undefined ? T[K] : Loose<T[K]> };

/** A folder of its own in which commands are run; what a terminal would show is kept. */
export interface Stage {
  readonly language: Language;
  /** One of two texts. */
  readonly say: (en: string, zh: string) => string;
  readonly write: (path: string, content: string | Uint8Array) => void;
  readonly link: (path: string, target: string) => void;
  /** Runs the program and keeps the call with all that it says. */
  readonly call: (...argv: readonly string[]) => Promise<void>;
  /** Runs it and forgets what it says. */
  readonly quietly: (...argv: readonly string[]) => Promise<void>;
  readonly fillDisk: () => void;
  /** Changes the compiled tables behind the manifest's back, or with a manifest that vouches for the change. */
  readonly edit: (path: string, change: (text: string) => string) => void;
  readonly alter: (change: (file: Loose<Tables>) => void) => void;
  readonly alterManifest: (change: (manifest: Loose<Manifest>) => void) => void;
  readonly remove: (path: string) => void;
  readonly move: (from: string, to: string) => void;
  /** Shows what the proof after writing says of tables that were changed. */
  readonly prove: () => Promise<void>;
  /** The path of the one file of tables. */
  readonly tables: () => string;
}

export type Act = (stage: Stage) => Promise<void>;

const texts: Readonly<Record<Language, string>> = {
  en: `policy linhai.inpatient
  effective from 2025-01-01
  source "Model notice No. 1"

province linhai
dimension hospital ordered { primary, secondary, tertiary }
measure eligible
scheme employee

benefit inpatient for employee {
  base eligible
  deductible 800 yuan per admission
  ratio {
    | hospital  | ratio |
    | primary   | 90%   |
    | secondary | 85%   |
    | tertiary  | 80%   |
  }
  cap 100,000 yuan of payment per year
}

settle for employee: inpatient
`,
  zh: `政策 临海.住院
  生效 2025-01-01
  依据 "示例〔2025〕1号"

省份 临海
维度 医院级别 有序 { 一级, 二级, 三级 }
费用口径 政策范围内费用
险种 职工

待遇 住院 适用 职工 {
  基数 政策范围内费用
  起付线 800元 每次住院
  支付比例 {
    | 医院级别 | 支付比例 |
    | 一级     | 90%      |
    | 二级     | 85%      |
    | 三级     | 80%      |
  }
  封顶线 100,000元 按支付额 每年
}

结算顺序 适用 职工: 住院
`,
};

export const POLICY = { en: "policies/inpatient.tongchou", zh: "政策/住院.tongchou" } as const;
export const TABLES = "dist/tables";

/** What a terminal shows of an act, digests in the names of files cut short. */
export async function play(act: Act, language: Language): Promise<string> {
  const world = realFiles.realPath(mkdtempSync(join(tmpdir(), "tongchou-page-")));
  try {
    const [folder, shown]: [string, string[]] = [join(world, "work"), []];
    mkdirSync(folder);
    await act(stageIn(folder, language, shown));
    return shown.join("").replace(/-[0-9a-f]{16}(?=\.json)/g, "-…");
  } finally {
    rmSync(world, { recursive: true });
  }
}

/** The policy of all acts, with one place of it changed. */
export function policyText(language: Language, from = "", to = ""): string {
  return texts[language].replace(from, to);
}

function stageIn(folder: string, language: Language, shown: string[]): Stage {
  const place = (path: string): string => join(folder, path);
  const read = (path: string): string => readFileSync(place(path), "utf8");
  const disk = { isFull: false };
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(place(path)), { recursive: true });
    writeFileSync(place(path), content);
  };
  const tryRun = async (argv: readonly string[]): Promise<string> => {
    const { host, out, err } = recordingHost(folder, { files: disk.isFull ? fullDisk : realFiles });
    await run([...argv, "--lang", language], host);
    return `$ tongchou ${argv.join(" ")}\n${err()}${out()}`;
  };
  const manifest = (): Loose<Manifest> => JSON.parse(read(`${TABLES}/manifest.json`)) as Loose<Manifest>;
  const tables = (): string => `${TABLES}/${manifest().files[0]?.path ?? ""}`;
  const keepManifest = (changed: Loose<Manifest>): void => write(`${TABLES}/manifest.json`, canonicalJson(changed));
  return {
    language, write, tables,
    say: (en, zh) => (language === "en" ? en : zh),
    link: (path, target) => symlinkSync(target, place(path)),
    call: async (...argv) => void shown.push(await tryRun(argv)),
    quietly: async (...argv) => void (await tryRun(argv)),
    fillDisk: () => void (disk.isFull = true),
    edit: (path, change) => write(path, change(read(path))),
    alter: (change) => {
      const [before, vouching] = [tables(), manifest()];
      const file = JSON.parse(read(before)) as Loose<Tables>;
      change(file);
      rmSync(place(before));
      const text = canonicalJson(file);
      const path = pathFor(vouching.files[0]!.province, vouching.files[0]!.scheme!, text);
      write(`${TABLES}/${path}`, text);
      Object.assign(vouching.files[0]!, { path, sha256: sha256Of(text), bytes: Buffer.byteLength(text), ...countTables(file as unknown as Tables) });
      Object.assign(vouching.summary, countTables(file as unknown as Tables));
      keepManifest(vouching);
    },
    alterManifest: (change) => {
      const changed = manifest();
      change(changed);
      keepManifest(changed);
    },
    remove: (path) => rmSync(place(path), { recursive: true }),
    move: (from, to) => renameSync(place(from), place(to)),
    prove: async () => {
      const { program, decided, sources } = compile([{ path: POLICY[language], text: read(POLICY[language]) }]);
      const { host, out } = recordingHost(folder);
      const diagnostics = readBack(program, decided, [{ path: tables(), text: read(tables()) }]);
      await showPretty({ diagnostics, sources, files: 1, shownPath: (file) => file }, language, host.out, host);
      shown.push(out());
    },
  };
}

const fullDisk: Files = {
  ...realFiles,
  writeNew: () => {
    throw Object.assign(new Error("no space"), { code: "ENOSPC" });
  },
};
