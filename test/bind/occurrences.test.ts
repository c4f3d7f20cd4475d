import { expect, test } from "vitest";
import { bind } from "../../compiler/bind/bind.ts";
import { occurrencesIn } from "../../compiler/bind/occurrences/occurrences-in.ts";
import { parse } from "../../compiler/syntax/parse.ts";
import { policiesUnder } from "../support/workspace-texts.ts";

interface Text {
  readonly path: string;
  readonly text: string;
}

function read(files: readonly Text[]) {
  const parsed = files.map(({ path, text }) => ({ text, ...parse(path, text) }));
  const { units, scopes } = bind(parsed.map(({ tree }) => tree)).value;
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  return parsed.map(({ tree, tokens, text }) => {
    const scope = scopes.get(tree.file);
    return { file: tree.file, tokens, text, found: scope === undefined ? [] : occurrencesIn(scope, byName) };
  });
}

const everything = read([...policiesUnder("policies"), ...policiesUnder("examples")]);

/** Names of events, of payers, of findings and of what a contribution is a share of are nobody's declaration. */
function isFree(text: string, start: number): boolean {
  if (/^(?:own_wage\b|[\w一-鿿]+ (?:pays|支付))/.test(text.slice(start))) return true;
  return /(?:settles by|as of|splits|counts|pooled by|by|allow|base|% of) +$|(?:结算时点|截至|拆分|计数|允许|基数) +$/.test(text.slice(Math.max(0, start - 12), start));
}

test.each(everything)("every name in $file stands for something", ({ tokens, text, found }) => {
  const known = new Set(found.flatMap(({ name }) => ("parts" in name ? name.parts.map(({ span }) => span.start) : [name.span.start])));
  const unknown = tokens.filter(({ kind, span }) => kind === "Name" && !known.has(span.start) && !isFree(text, span.start));
  expect(unknown.map(({ image, span }) => `${image} in “${text.slice(span.start - 20, span.end + 20)}”`)).toEqual([]);
});

const sample = `
policy linhai.basic effective from 2025-01-01
province linhai 临海
city yunzhou 云州 of linhai
dimension hospital 医院级别 ordered { primary 一级, tertiary 三级, community in primary }
dimension primary { hospital, employee }
measure eligible
parameter share 50%
scheme employee 职工
pool yearly 5 yuan of payment per year
benefit employee 住院 for 职工 when hospital = primary {
  base eligible
  ratio { | 医院级别 | ratio |
          | 一级, community | share | }
  draws on yearly
}
settle for employee: 住院
example "x" { given hospital primary
  claim eligible 1 yuan
  expect 住院 pays 1 yuan, employer pays 1 yuan, central pays 1 yuan }
`;

function meaningOf(text: string): readonly string[] {
  const [{ found } = { found: [] }] = read([{ path: "a.tongchou", text }]);
  return found.map(({ name, target, role, isOther }) => {
    if (target.kind === "word") return `${name.key} ~ ${target.keyword}`;
    if (target.kind === "late") return `${name.key} ⇢ ${target.symbols.map(({ unit }) => unit).join()}`;
    const what = target.kind === "member" ? `${target.dimension.key}.${target.member.name.key}` : target.kind === "unit" ? target.unit.name : `${target.symbol.kind} ${target.symbol.key}`;
    return `${name.key}${role === "declares" ? (isOther ? " ≡ " : " := ") : " → "}${what}`;
  });
}

test("a name is looked up by what it may stand for", () => {
  expect(meaningOf(sample)).toEqual([
    "linhai.basic := linhai.basic", "linhai := Province linhai", "临海 ≡ Province linhai", "yunzhou := City yunzhou", "云州 ≡ City yunzhou", "linhai → Province linhai",
    "hospital := Dimension hospital", "医院级别 ≡ Dimension hospital", "primary := hospital.primary", "一级 ≡ hospital.primary", "tertiary := hospital.tertiary", "三级 ≡ hospital.tertiary",
    "community := hospital.community", "primary → hospital.primary", "primary := Dimension primary", "hospital := primary.hospital", "employee := primary.employee",
    "eligible := Measure eligible", "share := Parameter share", "employee := Scheme employee", "职工 ≡ Scheme employee", "yearly := Pool yearly",
    "employee := Benefit employee", "住院 ≡ Benefit employee", "职工 → Scheme employee", "hospital → Dimension hospital", "primary → hospital.primary", "eligible → Measure eligible",
    "医院级别 → Dimension hospital", "ratio ~ ratio", "一级 → hospital.primary", "community → hospital.community", "share → Parameter share", "yearly → Pool yearly",
    "employee → Scheme employee", "住院 → Benefit employee",
    "hospital → Dimension hospital", "primary → hospital.primary", "eligible → Measure eligible", "住院 → Benefit employee", "employer ~ employer",
  ]);
});

test("what stands for nothing is passed over", () => {
  expect(meaningOf(sample.replace("医院级别 | ratio", "医院级 | ratio").replace("for 职工", "for 职员"))).toHaveLength(meaningOf(sample).length - 4);
});
