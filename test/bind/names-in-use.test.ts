import { expect, test } from "vitest";
import { bind } from "../../compiler/bind/bind.ts";
import { namesInUse } from "../../compiler/bind/occurrences/names-in-use.ts";
import { parseTree } from "../../compiler/syntax/parse.ts";

/** Each name of the last file with what it may be called, in the order of the text. */
function usesIn(...texts: readonly string[]): string[] {
  const files = texts.map((text, index) => ({ path: `${index}.tongchou`, text }));
  const { units, scopes } = bind(files.map(({ path, text }) => parseTree(path, text).tree)).value;
  const last = files.at(-1)!;
  const used = namesInUse(scopes.get(last.path)!, new Map(units.map((unit) => [unit.name, unit])), (file) => files.find(({ path }) => path === file)!.text);
  return [...used].sort(([a], [b]) => a - b).map(([start, use]) => {
    const written = /^"[^"]*"|^\S+/.exec(last.text.slice(start))![0];
    return `${written}: ${use.kind === "word" ? use.keyword : `${use.names.join(" ")}${use.dimension === undefined ? "" : ` of ${use.dimension.join(" ")}`}`}`;
  });
}

const library = 'library shared\ndimension hospital 医院级别 { primary 一级, "恶性（放化疗）" tumor "肿瘤", community 社区 in primary }\nkind inpatient 住院';

test("references are known by both names, as their declarations write them; declarations are not among them", () => {
  expect(usesIn(library, 'policy linhai.basic\nuse shared\nscheme employee 职工\nbenefit b for 职工 kind inpatient when hospital in primary , "恶性(放化疗)"')).toEqual([
    "职工: employee 职工", "inpatient: inpatient 住院", "hospital: hospital 医院级别", "primary: primary 一级 of hospital 医院级别", '"恶性(放化疗)": 恶性（放化疗） tumor of hospital 医院级别',
  ]);
  expect(usesIn(library)).toEqual(["primary: primary 一级 of hospital 医院级别"]);
});

test("words of columns are told from names", () => {
  expect(usesIn(library, "policy linhai.basic\nuse shared\nbenefit b { ratio {\n| hospital | ratio |\n| primary | 5% |\n} }")).toEqual([
    "hospital: hospital 医院级别", "ratio: ratio", "primary: primary 一级 of hospital 医院级别",
  ]);
});

test("a name whose twin means something else where it stands is left out", () => {
  expect(usesIn("parameter share 比例 5%\nindicator income share by year\nparameter b income of previous year")).toEqual([]);
  expect(usesIn("parameter other_share 比例 5%\nindicator income share by year\nparameter b income of previous year")).toEqual(["income: income share"]);
  const guardrail = 'guardrail "a"\nrequire ratio of inpatient >= 5%';
  expect(usesIn(library, `policy linhai.basic\nuse shared\nbenefit inpatient 住院待遇\n${guardrail}`)).toEqual(["inpatient: inpatient 住院待遇"]);
  expect(usesIn(library, `policy linhai.basic\nuse shared\nbenefit 住院 stay\n${guardrail}`)).toEqual([]);
  expect(usesIn(library, `policy linhai.basic\nuse shared\n${guardrail}`)).toEqual(["inpatient: inpatient 住院"]);
});

test("what a library means of the provinces is known if they all call it the same", () => {
  const guardrail = 'library rules\nguardrail "a"\nrequire cap of any benefit for employee is uniform';
  expect(usesIn("policy a.b\nscheme employee 职工", "policy c.d\nscheme employee 职工", guardrail)).toEqual(["employee: employee 职工"]);
  expect(usesIn("policy a.b\nscheme employee 职工", "policy c.d\nscheme employee 雇员", guardrail)).toEqual([]);
});
