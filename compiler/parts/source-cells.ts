import type { Dimension, Member, NamedBox } from "../model/dimension.ts";
import { shownName } from "../model/names.ts";
import { contains, forEachInterval, type Side } from "../space/side.ts";
import { axesOf } from "./axes.ts";
import { rangeText } from "./phrase-facts.ts";

/** What a table's cell for the dimension would say; `undefined` where no cell says just that. */
export function cellText(dimension: Dimension, region: NamedBox, spelling: "en" | "zh"): string | undefined {
  const axes = axesOf(dimension);
  if (axes.every(({ key }) => !region.has(key))) return WORDS.any[spelling];
  const [axis] = axes;
  const side = axis === undefined ? undefined : region.get(axis.key);
  const { domain } = dimension;
  if (axis === undefined || side === undefined || axes.length > 1 || axis.member !== undefined) return undefined;
  if (domain.kind === "members") return memberNames(domain.members, side, spelling);
  if (domain.kind === "yesNo") return WORDS[side[0] === 1 ? "yes" : "no"][spelling];
  const ranges: string[] = [];
  forEachInterval(side, (lo, hi) => ranges.push(rangeText(axis, lo, hi)));
  return ranges.join(", ");
}

const WORDS = { any: { en: "any", zh: "任意" }, yes: { en: "yes", zh: "是" }, no: { en: "no", zh: "否" } } as const;

/** The fewest names that cover the points; a name covers what lies inside its member too. */
function memberNames(members: readonly Member[], side: Side, spelling: "en" | "zh"): string | undefined {
  const names: string[] = [];
  const covered = new Set<string>();
  for (const [point, member] of members.entries()) {
    if (!contains(side, point) || isInsideAny(members, member, covered)) continue;
    covered.add(member.name);
    const isWhole = members.every((other, index) => !isInsideAny(members, other, new Set([member.name])) || contains(side, index));
    if (!isWhole) return undefined;
    names.push(nameText(shownName(member, spelling)));
  }
  return names.join(", ");
}

function isInsideAny(members: readonly Member[], member: Member, names: ReadonlySet<string>): boolean {
  const outer = members.find(({ name }) => name === member.inside);
  return outer !== undefined && outer !== member && (names.has(outer.name) || isInsideAny(members, outer, names));
}

const reserved = new Set("any other none not and or in has yes no 任意 其他 无 不予支付 且 或 属于 含 是 否".split(" "));

function nameText(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !reserved.has(name) ? name : `"${name}"`;
}
