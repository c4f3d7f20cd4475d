/** Names that another file declares, or that stand in the wrong place. */
import type { Language } from "../../../compiler/diagnostics/render/fill.ts";
import { findSymbol, symbolsOf } from "../../../compiler/bind/scope.ts";
import { isCalled } from "../../../compiler/bind/symbols.ts";
import { readable } from "../addresses.ts";
import { nameAt } from "../names.ts";
import { spellingOf, wordFor, writtenName } from "../spelling.ts";
import { adding, argument, type Finding, offer, type Remedy, writing } from "./finding.ts";
import { nodeAround } from "./tree-nodes.ts";

/** So many ways out are still a choice. */
const MOST = 6;

/** The libraries of the workspace that declare something of this name. */
export const useLibrary: Remedy = (finding) => {
  const { snapshot: { binding }, scope } = finding;
  const word = argument(finding, "word");
  const seen = new Set(scope?.visible.map(({ name }) => name));
  const lending = binding.units.filter(({ isLibrary, name, symbols }) => isLibrary && !seen.has(name) && symbols.some((symbol) => isCalled(symbol, { key: word })));
  return lending.slice(0, MOST).map(({ name }) => {
    const place = behindHead(finding);
    return offer(finding, { en: `use the library “${name}”`, zh: `引用库“${name}”` }, [[place, place, `\n${finding.spelling === "zh" ? "引用" : "use"} ${name}`]]);
  });
};

function behindHead({ snapshot, file }: Finding): number {
  const tree = snapshot.parsed.get(file)?.tree;
  return tree?.uses.at(-1)?.span.end ?? tree?.header?.span.end ?? 0;
}

/** The name of the file that the path leads to, or of the one that has the title. */
export const useByName: Remedy = (finding) => {
  const { snapshot: { binding }, file, span } = finding;
  const word = argument(finding, "word");
  const path = readable(word).replace(/^(?:\.\.?\/)+/, "");
  const isAt = (place: string): boolean => place === path || place.endsWith(`/${path}`);
  const meant = binding.units.filter((unit) => unit.file !== file && (unit.tree.header?.title?.value === word || isAt(readable(unit.file))));
  return meant.slice(0, MOST).map(({ name }) => writing(finding, span, { en: name, zh: name }));
};

/** Named for the province of the workspace and the file. */
export const addHeader: Remedy = (finding) => {
  const { file, spelling, snapshot: { binding } } = finding;
  const own = readable(file.slice(file.lastIndexOf("/") + 1)).replace(/\.tongchou$/, "").replace(/[^\p{Script=Han}A-Za-z0-9_]+/gu, "_").replace(/^(?=\d)/, "_");
  const provinces = [...new Set(binding.units.flatMap(({ symbols }) => symbols.filter(({ kind }) => kind === "Province").map(({ key }) => key)))];
  const heads = [...provinces.slice(0, MOST).map((province) => [spelling === "zh" ? "政策" : "policy", province] as const), [spelling === "zh" ? "库" : "library", "national"] as const];
  return heads.map(([word, place]) => offer(finding, { en: `begin with “${word} ${place}.${own}”`, zh: `首行写“${word} ${place}.${own}”` }, [[0, 0, `${word} ${place}.${own}\n`]]));
};

/** Under a province that there is, or one that is declared here. */
export const placeInProvince: Remedy = (finding) => {
  const { snapshot: { binding }, span, spelling } = finding;
  const [first = "", ...rest] = argument(finding, "word").split(".");
  const provinces = binding.units.flatMap(({ symbols }) => symbols.filter(({ kind }) => kind === "Province"));
  const renames = provinces.slice(0, MOST).map(({ key }) => [key, ...rest].join(".")).map((name) => writing(finding, span, { en: name, zh: name }));
  const place = behindHead(finding);
  return [...renames, offer(finding, { en: `declare the province “${first}”`, zh: `声明省份“${first}”` }, [[place, place, `\n${spelling === "zh" ? "省份" : "province"} ${first}`]])];
};

/** A new member of a library's dimension lies inside one that it has. */
export const putInside: Remedy = (finding) => {
  const member = nodeAround(finding, "Member");
  const dimension = finding.scope === undefined ? undefined : findSymbol(finding.scope, "Dimension", { key: argument(finding, "dimension") });
  if (member === undefined || dimension?.node.kind !== "Dimension") return [];
  return dimension.node.members.slice(0, MOST).map(({ name, other = name }) => adding(finding, (member.title ?? member.other ?? member.name).span.end, { en: ` in ${writtenName(name.key)}`, zh: ` 属于 ${writtenName(other.key)}` }));
};

/** Of a file that may be another than the finding's. */
export function spellingOfFile(snapshot: Finding["snapshot"], file: string): Language {
  return spellingOf(snapshot.parsed.get(file)?.tokens ?? [], "en");
}

/** In its own file, which may be another. */
export const declareOrdered: Remedy = ({ snapshot, file, span }) => {
  const target = nameAt(snapshot, file, span.start)?.target;
  if (target?.kind !== "symbol" || target.symbol.node.kind !== "Dimension") return [];
  const { symbol: { node, file: declaring, key } } = target;
  const { end } = (node.title ?? node.other ?? node.name).span;
  return [offer({ file: declaring }, { en: `declare “${key}” ordered`, zh: `将“${key}”声明为有序` }, [[end, end, ` ${wordFor("ordered", spellingOfFile(snapshot, declaring))}`]])];
};

export const addScheme: Remedy = (finding) => {
  const node = (["Benefit", "Contribution", "Account", "Fund", "Pool"] as const).map((kind) => nodeAround(finding, kind)).find((one) => one !== undefined);
  if (node === undefined || finding.scope === undefined) return [];
  const end = (node.title ?? node.other ?? node.name).span.end;
  return symbolsOf(finding.scope, "Scheme").slice(0, MOST).map(({ key, otherKey = key }) => adding(finding, end, { en: ` for ${writtenName(key)}`, zh: ` 适用 ${writtenName(otherKey)}` }));
};

export const sayWhatIsAmended: Remedy = (finding) => {
  const header = finding.snapshot.parsed.get(finding.file)?.tree.header;
  const end = header?.amends === undefined ? (header?.title ?? header?.name)?.span.end : undefined;
  return end === undefined ? [] : [adding(finding, end, { en: ` amends ${argument(finding, "policy")}`, zh: ` 修订 ${argument(finding, "policy")}` })];
};
