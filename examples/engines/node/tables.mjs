/** The folder of compiled tables: what it names and nothing else, and how the row of a case is found. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nextDay } from "./calendar.mjs";

/** Schemes by province and name. Throws where a file is not the one that the manifest names, or of a format that is not known here. */
export function loadTables(folder) {
  const manifest = readKnown(readFileSync(join(folder, "manifest.json"), "utf8"));
  const provinces = new Map();
  for (const { path, kind, sha256 } of manifest.files) {
    if (kind !== "tables") continue;
    const bytes = readFileSync(join(folder, path));
    if (createHash("sha256").update(bytes).digest("hex") !== sha256) throw new Error(`${path} is not the file that the manifest names`);
    const scheme = schemeOf(readKnown(bytes.toString("utf8")));
    const schemes = provinces.get(scheme.province.name) ?? new Map();
    provinces.set(scheme.province.name, schemes.set(scheme.scheme.name, scheme));
  }
  return provinces;
}

function readKnown(text) {
  const file = JSON.parse(text);
  if (!/^1\./.test(file.format)) throw new Error(`format ${file.format} of the tables is not known to this engine`);
  return file;
}

/** The file with its conditions taken apart, and with what its benefits count. */
function schemeOf(file) {
  const inputs = new Map(file.inputs.map((input) => [input.name, input]));
  const scheme = withAsks(file, inputs);
  const counters = new Map(scheme.benefits.map((benefit) => [benefit.name, countersOf(benefit)]));
  return { ...scheme, inputs, counters, city: file.inputs.find(({ kind }) => kind === "city") };
}

/** Every `when` becomes a list of asks, all of which must accept the case. */
function withAsks(node, inputs) {
  if (Array.isArray(node)) return node.map((item) => withAsks(item, inputs));
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => {
    if (key === "when") return [key, asksOf(value, inputs)];
    return [key, key === "domain" || key === "impossible" ? value.map((when) => asksOf(when, inputs)) : withAsks(value, inputs)];
  }));
}

/** A fact that may be held together with others is one fact for each member: held or not. */
function asksOf(when, inputs) {
  return Object.entries(when).flatMap(([name, condition]) => {
    const input = inputs.get(name);
    const ask = (key, accepts, ranges = []) => ({ input, key, accepts, ranges });
    if (typeof condition === "boolean") return [ask(name, (fact) => fact === condition)];
    if (input.kind === "many") {
      return [...condition.has.map((member) => ask(memberKey(name, member), (held) => held)), ...condition.lacks.map((member) => ask(memberKey(name, member), (held) => !held))];
    }
    if ("members" in input) return [ask(name, (fact) => condition.includes(fact))];
    const ranges = condition.flatMap((low, i) => (i % 2 === 0 ? [[low, condition[i + 1]]] : []));
    return [ask(name, (fact) => ranges.some(([low, high]) => (low === null || low <= fact) && (high === null || fact <= high)), ranges)];
  });
}

export const memberKey = (input, member) => `${input}\n${member}`;

/** Whether the conditions hold, as far as the facts are known. */
export const mayHold = (when, facts) => when.every(({ key, accepts }) => !facts.has(key) || accepts(facts.get(key)));

export const unknownIn = (when, facts) => when.filter(({ key }) => !facts.has(key));

/** Of disjoint sets of cases: whether the case lies in one; the names of the facts that are asked for go to `missing` where that is not certain. */
export function isInside(domain, facts, missing) {
  const possible = domain.filter((when) => mayHold(when, facts));
  const isCertain = isCovered(possible, facts);
  if (!isCertain) for (const { input } of possible.flatMap((when) => unknownIn(when, facts))) missing.add(input.name);
  return isCertain;
}

/** Whether one of the sets holds whatever the facts are that are not known: tried with every value that makes a difference. */
function isCovered(domain, facts) {
  const possible = domain.filter((when) => mayHold(when, facts));
  const asks = possible.flatMap((when) => unknownIn(when, facts));
  if (asks.length === 0) return possible.length > 0;
  const { key, input } = asks[0];
  const values = valuesToTry(input, asks.filter((ask) => ask.key === key));
  return values.every((value) => isCovered(possible, new Map(facts).set(key, value)));
}

/** Every member, or the first value of each stretch in which no range begins or ends. */
function valuesToTry(input, asks) {
  if (input.kind === "many" || input.kind === "yesNo") return [true, false];
  if ("members" in input) return input.members.map(({ name }) => name);
  const [first, after] = input.kind === "date" ? ["0001-01-01", nextDay] : [input.low ?? 1, (number) => number + 1];
  const starts = asks.flatMap(({ ranges }) => ranges.flatMap(([low, high]) => [low ?? first, high === null ? first : after(high)]));
  return [...new Set([first, ...starts])].filter((start) => input.high === undefined || start <= input.high);
}

/** Of things with a first and a last day, whether one is in force. */
export const isInForce = (day) => ({ from, to }) => from <= day && (to === null || day <= to);

/** What a slot counts from claim to claim while the period is in force; `undefined` where it looks at one claim alone. */
export function counterOf(word, { per, of, scale }) {
  if (per === undefined) return undefined;
  if (word === "deductible") return { kind: "deductible" };
  if (word === "ratio" && scale !== undefined) return { kind: scale === "payment" ? "paid" : "base", per };
  return (word === "cap" || word === "limit") && of !== undefined ? { kind: of === "payment" ? "paid" : "base", per } : undefined;
}

/** Everything that the benefit counts at any time. */
function countersOf({ slots }) {
  const all = Object.entries(slots).flatMap(([word, tables]) => tables.flatMap(({ periods }) => periods.flatMap((period) => counterOf(word, period) ?? [])));
  return [...new Map(all.map((counter) => [`${counter.kind} ${counter.per}`, counter])).values()];
}
