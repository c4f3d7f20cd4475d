/** Schemes with the people they are for, and pools that several benefits draw on. */
import type { Symbol } from "../bind/symbols.ts";
import { nameLocation } from "../bind/symbols.ts";
import { findSymbol } from "../bind/scope.ts";
import { report } from "../diagnostics/report.ts";
import type { Pool, Scheme } from "../model/benefit.ts";
import { EVERYWHERE } from "../model/dimension.ts";
import type { Region } from "../model/dimension.ts";
import type { Owner, Slot } from "../model/slot.ts";
import type { Pool as PoolNode, Scheme as SchemeNode } from "../syntax/ast.ts";
import type { Name } from "../syntax/ast-terms.ts";
import { eventName } from "./attributes.ts";
import { versionOf } from "./benefits.ts";
import { cite } from "./citations.ts";
import { checkCondition } from "./conditions.ts";
import { at, resolve } from "./context.ts";
import type { Context } from "./context.ts";
import type { Document } from "./policies.ts";
import { stretchOf } from "./policies.ts";
import { intersectRegions } from "./region.ts";
import { refuseIdleOptions } from "./slot-options.ts";
import { checkSlotBody } from "./slots.ts";
import type { BenefitSlotNode } from "./slots.ts";
import { keywordPhrase } from "./units.ts";

export function checkScheme(document: Document, symbol: Symbol, node: SchemeNode): Scheme {
  const { context } = document;
  const region = node.restrictions.map((condition) => checkCondition(context, condition).region).reduce<Region>(intersectRegions, EVERYWHERE);
  const owner: Owner = { kind: "scheme", name: node.name.key, other: node.other?.key };
  const citation = cite(document.citation, node.tail, at(context, node.name));
  const waiting = node.waiting.map((clause): Slot => {
    const body = checkSlotBody(document, clause as BenefitSlotNode, citation);
    refuseIdleOptions(context, clause, { isOfPool: false, hasBands: false });
    const versions = [versionOf(stretchOf(document, clause.tail), body, undefined)];
    return { owner, word: "waiting", role: "value", unit: "months", scope: { kind: "uniform", formula: false }, location: body.location, domain: region, versions };
  });
  return {
    id: `${symbol.unit}/${symbol.key}`, name: node.name.key, other: node.other?.key, title: node.title?.value, location: nameLocation(symbol),
    code: node.code?.value, region, settlesBy: node.settlesBy === undefined ? "discharge" : eventName(context, node.settlesBy),
    yearFrom: { month: node.yearFrom?.month ?? 1, day: node.yearFrom?.day ?? 1 },
    pooledBy: isByCity(node.pooledBy) ? "city" : "province", waiting,
  };
}

function isByCity(name: Name | undefined): boolean {
  return name?.keyword === "city";
}

export function checkPool(document: Document, symbol: Symbol, node: PoolNode): Pool {
  const { context } = document;
  const owner: Owner = { kind: "pool", name: node.name.key, other: node.other?.key };
  const body = checkSlotBody(document, node.slot as BenefitSlotNode, cite(document.citation, node.tail, at(context, node.name)));
  refuseIdleOptions(context, node.slot, { isOfPool: true, hasBands: false });
  const versions = [versionOf(stretchOf(document, node.tail), body, undefined)];
  const owners = node.schemes.flatMap((name) => schemeNamed(document, name) ?? []);
  const domain = owners.length === 0 ? EVERYWHERE : owners.flatMap(({ region }) => region);
  const slot: Slot = { owner, word: "cap", role: "value", unit: "fen", scope: { kind: "uniform", formula: false }, location: at(context, node.name), domain, versions };
  const inside = node.inside === undefined || isInItself(document, symbol, node.inside) ? undefined : resolve(context, "Pool", node.inside)?.key;
  return { name: node.name.key, other: node.other?.key, title: node.title?.value, location: nameLocation(symbol), schemes: owners.map(({ name }) => name), inside, slot };
}

function schemeNamed({ context }: Document, name: Name): Scheme | undefined {
  const symbol = resolve(context, "Scheme", name);
  return symbol === undefined ? undefined : context.world.schemes.get(symbol);
}

/** A ring of pools is told of once, at the first of them by name. */
function isInItself({ context }: Document, symbol: Symbol, inside: Name): boolean {
  const ring: Symbol[] = [symbol];
  let outer = poolNamed(context, inside);
  while (outer !== undefined && !ring.includes(outer)) {
    ring.push(outer);
    outer = poolNamed(context, (outer.node as PoolNode).inside);
  }
  if (outer !== symbol) return false;
  if (ring.every(({ key }) => symbol.key <= key)) context.report(report("dependsOnItself", nameLocation(symbol), { what: keywordPhrase("pool"), word: symbol.key }));
  return true;
}

function poolNamed({ scope }: Context, name: Name | undefined): Symbol | undefined {
  return name === undefined ? undefined : findSymbol(scope, "Pool", name);
}
