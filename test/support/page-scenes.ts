import { dirname } from "node:path";
import { POLICY, policyText, TABLES, type Act, type Loose, type Stage } from "./page-stage.ts";
import type { SlotTable, Tables } from "../../compiler/emit/format.ts";
import type { Manifest } from "../../compiler/emit/manifest-format.ts";

/** What is run for a page of a code that no policy file can show: the failing call, and the nearest that does not fail. */
export interface Scene {
  readonly wrong: Act;
  readonly right: Act;
}

const policies = ({ language }: Stage): string => dirname(POLICY[language]);
const SETTINGS = "tongchou.json";
const MANIFEST = `${TABLES}/manifest.json`;

/** The policy of all scenes stands in its folder, with one place of it changed, in English and in Chinese. */
function withPolicy(stage: Stage, en: readonly [string, string] = ["", ""], zh: readonly [string, string] = ["", ""]): void {
  const [from, to] = stage.language === "en" ? en : zh;
  stage.write(POLICY[stage.language], policyText(stage.language, from, to));
}

const checked: Act = async (stage) => {
  withPolicy(stage);
  await stage.call("check", policies(stage));
};

const built: Act = async (stage) => {
  withPolicy(stage);
  await stage.call("build", policies(stage));
};

function checking(prepare: (stage: Stage) => string, right: Act = checked): Scene {
  return {
    wrong: async (stage) => {
      withPolicy(stage);
      await stage.call("check", prepare(stage));
    },
    right,
  };
}

const shared = ({ say }: Stage): string => say("shared", "共用");

/** The folder of policies, with a link to a library that lies elsewhere. */
function linkedLibrary(stage: Stage): void {
  withPolicy(stage);
  const text = stage.say("library national.kinds\nkind inpatient\n", "库 national.kinds\n类型 住院\n");
  stage.write(`../${shared(stage)}/${stage.say("kinds", "待遇类型")}.tongchou`, text);
  stage.link(`${policies(stage)}/${shared(stage)}`, `../../${shared(stage)}`);
}

/** A release that holds what it may not, and the same without. */
function releasing(en: readonly [string, string], zh: readonly [string, string]): Scene {
  const act = (isMarked: boolean): Act => async (stage) => {
    withPolicy(stage, ...(isMarked ? [en, zh] as const : []));
    await stage.call("build", policies(stage), "--release");
  };
  return { wrong: act(true), right: act(false) };
}

/** Tables that were built and then touched. */
function verifying(touch: (stage: Stage) => void): Scene {
  const act = (isTouched: boolean): Act => async (stage) => {
    withPolicy(stage);
    await stage.quietly("build", policies(stage));
    if (isTouched) touch(stage);
    await stage.call("verify", TABLES);
  };
  return { wrong: act(true), right: act(false) };
}

/** A list of known findings as it is given, and as it is written anew. */
function withBaseline(textOf: (stage: Stage) => string): Scene {
  const act = (isWritten: boolean): Act => async (stage) => {
    withPolicy(stage);
    stage.write("known.json", textOf(stage));
    if (isWritten) {
      stage.remove("known.json");
      await stage.quietly("check", policies(stage), "--baseline", "known.json", "--write-baseline", "--until", "2026-12-31");
    }
    await stage.call("check", policies(stage), "--baseline", "known.json");
  };
  return { wrong: act(false), right: act(true) };
}

/** A pair that nobody signs with: the first test vector of RFC 8032, section 7.1, in PEM. */
const PRIVATE_KEY = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";
const PUBLIC_KEY = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----\n";

/** Both keys lie in the folder. */
function signing(wrong: Act, right: Act): Scene {
  const prepared = (act: Act): Act => async (stage) => {
    withPolicy(stage);
    stage.write("private.pem", PRIVATE_KEY);
    stage.write("public.pem", PUBLIC_KEY);
    await act(stage);
  };
  return { wrong: prepared(wrong), right: prepared(right) };
}

const altered = (change: (file: Loose<Tables>, stage: Stage) => void): Scene => verifying((stage) => stage.alter((file) => change(file, stage)));
const vouched = (change: (manifest: Loose<Manifest>) => void): Scene => verifying((stage) => stage.alterManifest(change));
const ratio = (file: Loose<Tables>): Loose<SlotTable> => file.benefits[0]!.slots.ratio![0]!;
type Period = Loose<SlotTable>["periods"][number];
const period = (file: Loose<Tables>): Period => ratio(file).periods[0]!;

/** Rivals in a chain, none beside the next: more combinations than can be counted. */
function tangle(file: Loose<Tables>): void {
  const names = Array.from({ length: 48 }, (_, index) => `m${index}`);
  file.inputs.push({ kind: "many", name: "marks", label: "marks", members: names.map((name) => ({ name, label: name })) });
  file.impossible = names.slice(1).map((name, index) => ({ marks: { has: [names[index] ?? "", name], lacks: [] } }));
  file.benefits[0]!.slots = { ratio: [ratio(file)] };
}

/** The table of ratios as a CSV file, edited and read back. */
function importing(touch: (stage: Stage) => void): Scene {
  const csv = ({ say }: Stage): string => say("dist/sheets/linhai/inpatient_ratio.csv", "dist/sheets/临海/住院_支付比例.csv");
  const act = (isTouched: boolean): Act => async (stage) => {
    withPolicy(stage);
    await stage.quietly("export", policies(stage), "--format", "csv");
    stage.edit(csv(stage), (text) => text.replace("80%", "75%"));
    if (isTouched) touch({ ...stage, edit: (_, change) => stage.edit(csv(stage), change) });
    await stage.call("import", csv(stage));
  };
  return { wrong: act(true), right: act(false) };
}

export const SCENES: Readonly<Record<string, Scene>> = {
  TC9001: checking((stage) => {
    stage.write(`${policies(stage)}/${stage.say("old", "旧文件")}.tongchou/${stage.say("notes", "说明")}.txt`, "");
    return policies(stage);
  }),
  TC9002: checking((stage) => stage.say("polices", "政侧")),
  TC9003: checking((stage) => {
    stage.write(`${stage.say("notices", "通知")}/2025-1.docx`, "");
    return stage.say("notices", "通知");
  }),
  TC9004: checking((stage) => {
    const comment = Uint8Array.of(0x2f, 0x2f, 0x20, 0xc6, 0xf0, 0xb8, 0xb6, 0xcf, 0xdf, 0x0a);
    stage.write(POLICY[stage.language], Buffer.concat([comment, Buffer.from(policyText(stage.language))]));
    return policies(stage);
  }),
  TC9005: {
    wrong: async (stage) => {
      linkedLibrary(stage);
      await stage.call("check", policies(stage));
    },
    right: async (stage) => {
      linkedLibrary(stage);
      await stage.call("check", policies(stage), `../${shared(stage)}`);
    },
  },
  TC9006: checking((stage) => {
    stage.write(`${stage.say("notice", "通知")}.docx`, "");
    return `${stage.say("notice", "通知")}.docx`;
  }),
  TC9007: {
    wrong: async (stage) => {
      withPolicy(stage);
      stage.write(stage.say("tables", "规则表"), "");
      await stage.call("build", policies(stage), "--out", stage.say("tables", "规则表"));
    },
    right: built,
  },
  TC9008: {
    wrong: async (stage) => {
      withPolicy(stage);
      await stage.call("build", policies(stage));
      withPolicy(stage, ["80%", "75%"], ["80%", "75%"]);
      stage.fillDisk();
      await stage.call("build", policies(stage));
    },
    right: async (stage) => {
      await built(stage);
      withPolicy(stage, ["80%", "75%"], ["80%", "75%"]);
      await stage.call("build", policies(stage));
    },
  },
  TC9009: checking((stage) => {
    stage.write(SETTINGS, `{"librarys": ["../${shared(stage)}"]}\n`);
    return policies(stage);
  }, async (stage) => {
    linkedLibrary(stage);
    stage.remove(`${policies(stage)}/${shared(stage)}`);
    stage.write(SETTINGS, `{"libraries": ["../${shared(stage)}"]}\n`);
    await stage.call("check", policies(stage));
  }),
  TC9010: {
    wrong: async (stage) => {
      linkedLibrary(stage);
      await stage.call("build", `../${shared(stage)}`);
    },
    right: built,
  },
  TC9011: checking((stage) => {
    stage.write(SETTINGS, `{"rules": {"TC4001": "warning"}}\n`);
    return policies(stage);
  }, async (stage) => {
    withPolicy(stage);
    stage.write(SETTINGS, `{"rules": {"TC4030": "error"}}\n`);
    await stage.call("check", policies(stage));
  }),
  TC9012: withBaseline(() => `{"findings": {}, "version": 1}\n`),
  TC9013: withBaseline((stage) => `{"findings":[\n{"code":"TC4001","file":"${POLICY[stage.language]}","fingerprint":"0123456789abcdef0123456789abcdef","says":"No row holds.","until":"2026-12-31","within":["${stage.say("inpatient", "住院")}"]}\n],"version":1}\n`),
  TC9014: signing(async (stage) => {
    await stage.call("build", policies(stage), "--sign", "public.pem");
  }, async (stage) => {
    await stage.call("build", policies(stage), "--sign", "private.pem");
  }),
  TC9040: {
    wrong: async (stage) => {
      withPolicy(stage);
      await stage.call("build", policies(stage), "--target", "dmn");
    },
    right: async (stage) => {
      withPolicy(stage);
      await stage.call("build", policies(stage), "--target", "sql");
    },
  },
  TC9101: releasing([`"Model notice No. 1"`, `"Model notice No. 1"\n  draft`], [`"示例〔2025〕1号"`, `"示例〔2025〕1号"\n  草案`]),
  TC9102: releasing(["per admission", `per admission unverified "taken from a newspaper"`], ["每次住院", `每次住院 未核对原文 "转引自报纸"`]),
  TC9103: releasing(["per admission", `per admission unresolved "per admission or per year?"`], ["每次住院", `每次住院 待明确 "按次还是按年？"`]),
  TC9104: releasing(["per admission", `per admission illustrative "a figure for teaching"`], ["每次住院", `每次住院 示例未核实 "教学用数"`]),
  TC9105: releasing(
    [
      "80%   |\n  }\n  cap 100,000 yuan of payment per year\n}\n",
      `55%   | allow TC6001 because "Model notice No. 1, article 6"\n  }\n  cap 100,000 yuan of payment per year\n}\n
guardrail "Hospital care is paid at 60% or more"
  effective from 2025-01-01
  source "Model decision No. 9"
  require ratio of inpatient >= 60%\n`,
    ],
    [
      "80%      |\n  }\n  封顶线 100,000元 按支付额 每年\n}\n",
      `55%      | 允许 TC6001 理由 "示例〔2025〕1号第六条"\n  }\n  封顶线 100,000元 按支付额 每年\n}\n
约束 "住院支付比例不低于60%"
  生效 2025-01-01
  依据 "示例〔2025〕9号"
  要求 支付比例 的 住院 >= 60%\n`,
    ],
  ),
  TC9106: {
    wrong: async (stage) => {
      withPolicy(stage);
      await stage.quietly("build", policies(stage));
      stage.alter((file) => void (period(file).rows[0]!.value = 1));
      await stage.prove();
    },
    right: built,
  },
  TC9110: verifying((stage) => stage.remove(MANIFEST)),
  TC9111: verifying((stage) => stage.edit(MANIFEST, (text) => text.slice(0, 200))),
  TC9112: vouched(({ files }) => void (files[0] = { ...files[0]!, bytes: -1 })),
  TC9113: vouched((manifest) => void Object.assign(manifest, { format: "2.0.0" })),
  TC9114: verifying((stage) => stage.remove(stage.tables())),
  TC9115: verifying((stage) => stage.edit(stage.tables(), (text) => text.replace("80000", "60000"))),
  TC9116: verifying((stage) => {
    const [before, other] = [stage.tables(), "0123456789abcdef"];
    stage.alterManifest(({ files }) => void (files[0]!.path = files[0]!.path.replace(/[0-9a-f]{16}(?=\.json)/, other)));
    stage.move(before, stage.tables());
  }),
  TC9117: verifying((stage) => stage.write(`${dirname(stage.tables())}/${stage.say("notes", "说明")}.json`, "{}")),
  TC9118: vouched(({ files, summary }) => void (summary.rows = files[0]!.rows = 4)),
  TC9119: altered((file, { say }) => void (file.settlement[0]!.steps[0]!.benefits = [say("outpatient", "门诊")])),
  TC9120: altered((file) => void file.benefits.push(file.benefits[0]!)),
  TC9121: altered((file, { say }) => void (period(file).rows[0]!.when = { [say("county", "县区类别")]: [say("western", "西部")] })),
  TC9122: altered((file) => void period(file).rows.pop()),
  TC9123: altered((file) => void period(file).rows.push(period(file).rows[0]!)),
  TC9124: altered((file) => {
    const [first] = ratio(file).periods;
    ratio(file).periods = [{ ...first!, to: "2025-12-31" }, { ...first!, from: "2026-02-01" }];
  }),
  TC9125: altered((file) => void (period(file).rows[0]!.value = 10_001)),
  TC9126: altered(tangle),
  TC9128: signing(async (stage) => {
    await stage.quietly("build", policies(stage));
    await stage.call("verify", TABLES, "--key", "public.pem");
  }, async (stage) => {
    await stage.quietly("build", policies(stage), "--sign", "private.pem");
    await stage.call("verify", TABLES, "--key", "public.pem");
  }),
  TC9127: altered((file) => void (file.benefits[0]!.base[0]!.terms = [{ remainder: "unpaid", of: file.benefits[0]!.name }])),
  TC9201: importing((stage) => stage.edit("", (text) => text.replace("75%", stage.say("seventy-five", "七成半")))),
  TC9202: importing((stage) => withPolicy(stage, ["80%", "78%"], ["80%", "78%"])),
  TC9203: importing((stage) => stage.edit("", (text) => `${text}\r\n${stage.say("checked by Li", "李核对")}\r\n`)),
};
