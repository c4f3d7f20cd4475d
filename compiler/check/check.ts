/** Bound files to programs: one for each province, and the libraries that no province uses checked for themselves. */
import type { Binding } from "../bind/bind.ts";
import { nameLocation } from "../bind/symbols.ts";
import type { Symbol, Unit } from "../bind/symbols.ts";
import type { Scope } from "../bind/scope.ts";
import { report } from "../diagnostics/report.ts";
import type { Diagnostic, With } from "../diagnostics/diagnostic.ts";
import type { City, Province } from "../model/jurisdiction.ts";
import type { Program } from "../model/program.ts";
import type { City as CityNode, Province as ProvinceNode } from "../syntax/ast.ts";
import { checkProvince, type ProvinceRequest } from "./province.ts";

export function check(binding: Binding): With<Program> {
  const diagnostics: Diagnostic[] = [];
  const sink = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const programs = requestsOf(binding, sink).map((request) => checkProvince(request, sink));
  return { value: { provinces: programs.filter(({ province }) => province.name !== NOWHERE) }, diagnostics };
}

/** The name of the province of libraries that no province uses. */
export const NOWHERE = "";

/** What to check: libraries that no province uses, where there are any, then the provinces by name. What concerns no single province goes to the sink. */
export function requestsOf({ units, scopes }: Binding, sink: (diagnostic: Diagnostic) => void): readonly ProvinceRequest[] {
  const provinces = provincesOf(units, sink);
  const owned = unitsByProvince(units, provinces);
  const owners = new Set([...owned.values()].flat());
  reportStrays(units, owners, sink);
  return [...idleLibraries(units, owners, scopes), ...provinces.map((province): ProvinceRequest => {
    const own = owned.get(province) ?? [];
    return { province, own, reached: reachedBy(own, scopes), scopes };
  })];
}

function provincesOf(units: readonly Unit[], sink: (diagnostic: Diagnostic) => void): Province[] {
  const symbols = units.flatMap((unit) => unit.symbols);
  const cities = symbols.filter(({ kind }) => kind === "City");
  const provinces = symbols.filter(({ kind }) => kind === "Province");
  reportTwice([...provinces, ...cities], sink);
  const models = provinces.map((symbol) => provinceOf(symbol, cities)).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const symbol of cities) {
    const { province } = symbol.node as CityNode;
    if (province === undefined || models.some((model) => isCalled(model, province.key))) continue;
    sink(report("unknownName", { file: symbol.file, span: province.span }, { word: province.key, what: { en: "province", zh: "省份" } }));
  }
  return models;
}

function reportTwice(symbols: readonly Symbol[], sink: (diagnostic: Diagnostic) => void): void {
  const seen = new Map<string, Symbol>();
  for (const symbol of symbols) {
    const first = seen.get(`${symbol.kind} ${symbol.key}`);
    seen.set(`${symbol.kind} ${symbol.key}`, first ?? symbol);
    if (first === undefined || first.file === symbol.file) continue;
    const what = symbol.kind === "Province" ? { en: "province", zh: "省份" } : { en: "city", zh: "城市" };
    const text = { en: "declared here first", zh: "最先在此声明" };
    sink(report("declaredTwice", nameLocation(symbol), { word: symbol.key, what }, { notes: [{ location: nameLocation(first), text }] }));
  }
}

function provinceOf(symbol: Symbol, cities: readonly Symbol[]): Province {
  const node = symbol.node as ProvinceNode;
  const named = { name: symbol.key, other: symbol.otherKey, title: node.title?.value, location: nameLocation(symbol) };
  const own = cities.filter((city) => isCalled(named, (city.node as CityNode).province?.key ?? ""));
  return { ...named, code: node.code?.value, cities: own.map((city) => cityOf(city, symbol.key)).sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

function cityOf(symbol: Symbol, province: string): City {
  const node = symbol.node as CityNode;
  return { name: symbol.key, other: symbol.otherKey, title: node.title?.value, location: nameLocation(symbol), code: node.code?.value, province };
}

function isCalled(named: { readonly name: string; readonly other: string | undefined }, key: string): boolean {
  return named.name === key || named.other === key;
}

/** Files by the province that the first part of their name names, or, for a city's own file, that city. */
function unitsByProvince(units: readonly Unit[], provinces: readonly Province[]): ReadonlyMap<Province, readonly Unit[]> {
  const byName = new Map<string, Province>();
  for (const province of provinces) {
    for (const name of [province.name, province.other ?? province.name]) if (!byName.has(name)) byName.set(name, province);
  }
  const byCity = new Map(provinces.flatMap((province) => province.cities.flatMap(({ name, other }) => [name, other ?? name].map((key) => [key, province] as const))));
  const owned = new Map<Province, Unit[]>(provinces.map((province) => [province, []]));
  for (const unit of units) {
    const { header } = unit.tree;
    const first = header?.name?.parts[0]?.key ?? "";
    const province = byName.get(first) ?? (header?.implements === undefined ? undefined : byCity.get(first));
    if (province !== undefined) owned.get(province)?.push(unit);
  }
  return owned;
}

function reachedBy(own: readonly Unit[], scopes: ReadonlyMap<string, Scope>): Unit[] {
  const files = new Map<string, Unit>();
  for (const unit of own) {
    for (const other of scopes.get(unit.file)?.visible ?? []) if (other.file === unit.file || !files.has(other.file)) files.set(other.file, other);
  }
  return [...files.values()];
}

/** Files that do not say what they are, and policies of no declared province. Of what could not be read the parser has told. */
function reportStrays(units: readonly Unit[], owners: ReadonlySet<Unit>, sink: (diagnostic: Diagnostic) => void): void {
  for (const unit of units) {
    const { header, uses, declarations, isBlank } = unit.tree;
    const [first] = isBlank ? [{ span: { start: 0, end: 0 } }] : [...uses, ...declarations];
    if (header === undefined) {
      if (first !== undefined) sink(report("fileWithoutHeader", { file: unit.file, span: first.span }, {}));
    } else if (header.kind === "policy" && header.name !== undefined && !owners.has(unit)) {
      sink(report("policyOutsideProvince", { file: unit.file, span: header.name.span }, { word: header.name.key }));
    }
  }
}

/** What no province reaches is still read, so that its mistakes are found. */
function idleLibraries(units: readonly Unit[], owners: ReadonlySet<Unit>, scopes: ReadonlyMap<string, Scope>): readonly ProvinceRequest[] {
  const reached = new Set(reachedBy([...owners], scopes).map(({ file }) => file));
  const idle = units.filter((unit) => !reached.has(unit.file));
  if (idle.length === 0) return [];
  const nowhere: Province = { name: NOWHERE, other: undefined, title: undefined, location: { file: idle[0]?.file ?? "", span: { start: 0, end: 0 } }, code: undefined, cities: [] };
  return [{ province: nowhere, own: idle, reached: reachedBy(idle, scopes), scopes }];
}
