/**
 * What a benefit pays, in the order of docs/semantics.md: the shortest readable form of it over the checked model. Money is exact
 * fractions of fen until it is reported.
 */
import { parseDay } from "../base/calendar.ts";
import type { Benefit } from "../model/benefit.ts";
import type { Dimension } from "../model/dimension.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { Claim, Refusal } from "./claim.ts";
import { axesByKey, gravest, isRefusal, namesOf, type Point, readPoint, refusal } from "./reference-facts.ts";
import { type Case, type Decided, figuresOf, type LayerFigures } from "./reference-figures.ts";
import { type FoundLayer, settleLayers, type Settling } from "./reference-settling.ts";
import { badUsed, benefitsOf, isAmount, missingUsed, nothingUsed } from "./reference-used.ts";

/** What the claim is paid, or why it cannot be settled; the trace tells which rows gave each number. */
export function settleByModel(province: ProvinceProgram, decided: Decided, claim: Claim): Settling | Refusal {
  const kase = caseOf(province, decided, claim);
  const layers = isRefusal(kase) ? kase : layersOf(kase);
  const result = isRefusal(kase) ? kase : isRefusal(layers) ? layers : settleLayers(kase, layers);
  if (claim.id === undefined) return result;
  return isRefusal(result) ? { id: claim.id, ...result } : { ...result, settlement: { id: claim.id, ...result.settlement } };
}

// ── the claim ───────────────────────────────────────────────────────────────
function caseOf(province: ProvinceProgram, decided: Decided, claim: Claim): Case | Refusal {
  if (claim.province !== province.province.name) return refusal("unknownProvince", claim.province);
  const scheme = province.schemes.find(({ name }) => name === claim.scheme);
  if (scheme === undefined) return refusal("unknownScheme", claim.scheme);
  const day = parseDay(claim.on);
  if (day === undefined) return refusal("badDay", "on");
  const contribution = claim.contribution === undefined ? undefined : parseDay(claim.contribution);
  if (contribution === undefined && claim.contribution !== undefined) return refusal("badDay", "contribution");
  const point = readPoint(province, claim);
  if (isRefusal(point)) return point;
  const fault = badCost(province, claim) ?? badUsed(claim.used, province);
  if (fault !== undefined) return fault;
  const orders = province.settlements.filter((order) => order.scheme === scheme);
  const order = orders.find(({ from, to }) => from <= day && day <= to);
  if (order === undefined) return refusal(orders.length > 0 && orders.every(({ from }) => day < from) ? "beforeFirstDay" : "noRule", claim.scheme);
  const impossible = province.impossible.find((box) => [...box].every(([key, side]) => includes(side, point.get(key))));
  const axes = axesByKey(province);
  if (impossible !== undefined) return refusal("impossibleCase", namesOf([...impossible.keys()].flatMap((key) => axes.get(key) ?? []), province));
  const used = claim.used === "nothing" ? nothingUsed(scheme, province, decided) : claim.used;
  const costs = new Map(Object.entries(claim.costs).map(([name, cost]) => [name, BigInt(cost)]));
  return { province, decided, axes, scheme, order, day, point, contribution, costs, used };
}

function includes(side: readonly number[], at: number | undefined): boolean {
  return at !== undefined && side.some((low, index) => index % 2 === 0 && low <= at && at <= (side[index + 1] ?? low));
}

function badCost({ measures }: ProvinceProgram, { costs }: Claim): Refusal | undefined {
  const unknown = Object.keys(costs).find((name) => !measures.some((measure) => measure.name === name));
  if (unknown !== undefined) return refusal("unknownMeasure", unknown);
  const bad = Object.entries(costs).find(([, cost]) => !isAmount(cost));
  const bill = Object.values(costs).reduce((sum, cost) => sum + cost, 0);
  return bad === undefined && isAmount(bill) ? undefined : refusal("badAmount", bad?.[0] ?? Object.keys(costs).join(", "));
}

// ── step 0: which layers are open ───────────────────────────────────────────
function layersOf(kase: Case): readonly FoundLayer[] | Refusal {
  const layers = benefitsOf(kase.order, kase.province).map((benefit) => layerOf(benefit, kase));
  const fault = gravest(layers.filter(isRefusal));
  const sound = layers.filter((layer) => !isRefusal(layer)) as readonly FoundLayer[];
  return fault ?? severalOpen(sound, kase) ?? sound;
}

function layerOf(benefit: Benefit, kase: Case): FoundLayer | Refusal {
  const points = benefit.bestForThePatient ? eachHeldAlone(kase.province.dimensions, kase.point) : [kase.point];
  const found = points.map((point) => figuresOf(benefit, point, kase));
  const ways = found.filter((way) => !isRefusal(way)) as readonly LayerFigures[];
  const open = ways.filter((way) => way.closed === undefined);
  const fault = gravest([...found.filter(isRefusal), ...open.flatMap((way) => missingUsed(benefit, way, kase) ?? [])]);
  return fault ?? { benefit, ways: open, closed: open.length > 0 ? undefined : ways[0] };
}

/** Step 5: the case with each identity that is held alone, in the order declared; as it is where none is held. */
function eachHeldAlone(dimensions: readonly Dimension[], point: Point): readonly Point[] {
  return dimensions.reduce<readonly Point[]>((points, { id, domain }) => {
    const keys = domain.kind === "members" && domain.many ? domain.members.map(({ name }) => `${id}:${name}`) : [];
    const held = keys.filter((key) => point.get(key) === 1);
    if (held.length < 2) return points;
    return points.flatMap((one) => held.map((own) => new Map([...one, ...keys.map((key) => [key, key === own ? 1 : 0] as const)])));
  }, [point]);
}

function severalOpen(layers: readonly FoundLayer[], { order }: Case): Refusal | undefined {
  const open = new Set(layers.filter(({ closed }) => closed === undefined).map(({ benefit }) => benefit.name));
  const crowd = order.steps.map(({ benefits }) => benefits.filter((name) => open.has(name))).find((names) => names.length > 1);
  return crowd === undefined ? undefined : refusal("severalOpen", crowd.join(", "));
}
