import { expect, test } from "vitest";
import { changeLenses } from "../../language-server/features/change-lenses.ts";
import { cityLenses } from "../../language-server/features/city-lenses.ts";
import { exampleLenses, type Lens } from "../../language-server/features/lenses.ts";
import { LastVersion } from "../../language-server/last-version.ts";
import { marked } from "./marked.ts";

const policy = (cap: string, more = ""): string => `policy linhai.basic effective from 2025-01-01 source "示例"
province linhai 临海
city yunzhou 云州 of linhai
city hewan 河湾 of linhai
city shitan 石滩 of linhai
dimension hospital 医院级别 { primary 一级, tertiary 三级 }
measure eligible 政策范围内费用
scheme employee 职工
benefit inpatient 住院 for employee local because "各市财政负担" {
  base eligible
  deductible none
  ratio { | hospital | ratio |
          | primary  | 90%   |
          | tertiary | 80%   | }
  cap of payment per year ${cap}
}
settle for employee: inpatient
${more}`;

function told(lenses: readonly Lens[], text: string): readonly string[] {
  return lenses.map(({ span, title }) => `${text.slice(span.start, span.end)}: ${title.zh}`);
}

test("a clause on which cities differ says what they say; one that is the same everywhere, nothing", async () => {
  const { view } = await marked(policy("{ | city | amount |\n | yunzhou | 120,000 yuan |\n | other | 100,000 yuan | }"));
  expect(told(cityLenses(view.snapshot(), view.uri), view.source.text)).toEqual(["cap: 各市不一，所有情形：河湾、石滩 100,000 元，云州 120,000 元"]);
  const same = await marked(policy("100,000 yuan"));
  expect(cityLenses(same.view.snapshot(), same.view.uri)).toEqual([]);
});

test("a transition stands at the rule that it departs from, and says itself how it ends", async () => {
  const { view } = await marked(policy("100,000 yuan", `transition cap of inpatient for yunzhou converges by 2026-12-31 {
  | from       | amount       |
  | 2025-01-01 | 120,000 yuan |
  | 2026-01-01 | 110,000 yuan |
}`).replace("local because \"各市财政负担\" ", ""));
  expect(told(cityLenses(view.snapshot(), view.uri), view.source.text).map((line) => line.replace(/^transition[^]*\}/, "transition"))).toEqual([
    "cap: 过渡中：云州（至 2026-12-31）", expect.stringMatching(/过渡：云州，“住院”的封顶线，2026-12-31 结束，按期$/),
  ]);
});

async function changedSince(before: string, now: string): Promise<readonly string[]> {
  const { view } = await marked(now);
  const last = new LastVersion(() => new Map([[view.uri, before]]));
  const old = last.around(view);
  return old === undefined ? ["nothing to compare"] : told(changeLenses(old, view.snapshot(), view.uri), view.source.text);
}

test("a clause that means something else since the last commit says what it said", async () => {
  expect(await changedSince(policy("100,000 yuan"), policy("100,000 yuan").replace("80%   |", "75%   |"))).toEqual(["ratio: 与上次提交相比：三级，2025-01-01 起：80% → 75%"]);
  expect(await changedSince(policy("100,000 yuan"), policy("100,000 yuan").replace("90%   |", "92%   |").replace("80%   |", "75%   |"))).toEqual(["ratio: 与上次提交相比：一级，2025-01-01 起：90% → 92%；另有 1 处"]);
});

test("another layout is no change, and what was not there before, or not readable, is compared with nothing", async () => {
  expect(await changedSince(policy("100,000 yuan"), policy("  100,000   yuan"))).toEqual([]);
  expect(await changedSince(policy("100,000 yuan"), policy("100,000 yuan"))).toEqual(["nothing to compare"]);
  const { view } = await marked(policy("100,000 yuan"));
  expect(new LastVersion(() => ({ en: "no repository", zh: "没有版本库" })).around(view)).toBeUndefined();
  expect(new LastVersion(() => new Map()).around(view)).toBeUndefined();
});

test("the last commit is read once until something may have been committed", async () => {
  const { view } = await marked(policy("100,000 yuan"));
  let asked = 0;
  const last = new LastVersion(() => { asked += 1; return new Map([[view.uri, policy("90,000 yuan")]]); });
  last.around(view);
  last.around(view);
  expect(asked).toBe(1);
  last.forget();
  last.around(view);
  expect(asked).toBe(2);
});

test("levels of government that pay in are called by their names", async () => {
  const { view } = await marked(`policy linhai.basic effective from 2025-01-01 source "示例"
province linhai 临海
scheme resident 居民 { year from 01-01 }
dimension county 县区 { ordinary 一般, western 西部 }
contribution resident 居民缴费 for resident {
  member 400 yuan per year
  subsidy 600 yuan per year split {
    | county   | by central | by local |
    | ordinary | 60%        | 40%      |
    | western  | 80%        | 20%      |
  }
}
example "分担" { given county western, on 2025-05-10
  expect central pays 480 yuan, local pays 120 yuan }
`);
  expect(exampleLenses(view.snapshot(), view.uri).map(({ title }) => title)).toEqual([{ en: "✓ the central government pays 480 yuan, the local government pays 120 yuan", zh: "✓ 中央财政缴 480 元、地方财政缴 120 元" }]);
});
