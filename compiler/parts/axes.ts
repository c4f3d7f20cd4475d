import { LAST_DAY } from "../base/calendar.ts";
import { NO_SPAN } from "../base/span.ts";
import { CITY_AXIS, COUNT_LIMIT, type Axis, type Dimension, type NamedBox } from "../model/dimension.ts";
import type { Province } from "../model/jurisdiction.ts";
import { type Box, normalizeBox } from "../space/box.ts";

const axesByDimension = new WeakMap<Dimension, readonly Axis[]>();

/** The axes of a dimension: one, but for a dimension that a person holds several members of, which has one a member. The same for each call. */
export function axesOf(dimension: Dimension): readonly Axis[] {
  const axes = axesByDimension.get(dimension) ?? newAxes(dimension);
  axesByDimension.set(dimension, axes);
  return axes;
}

function newAxes(dimension: Dimension): readonly Axis[] {
  const { domain, id } = dimension;
  if (domain.kind === "members" && domain.many) {
    return domain.members.map((member) => ({ key: `${id}:${member.name}`, dimension, member, size: 2, offset: 0 }));
  }
  return [{ key: id, dimension, member: undefined, ...extentOf(dimension) }];
}

function extentOf({ domain }: Dimension): Pick<Axis, "size" | "offset"> {
  switch (domain.kind) {
    case "members":
      return { size: domain.members.length, offset: 0 };
    case "integer":
      return { size: domain.high - domain.low + 1, offset: domain.low };
    case "counts":
      return { size: COUNT_LIMIT, offset: 1 };
    case "yesNo":
      return { size: 2, offset: 0 };
    case "date":
      return { size: LAST_DAY + 1, offset: 0 };
  }
}

const citiesByProvince = new WeakMap<Province, Axis>();

/** The cities of a province as one more dimension; `undefined` where it has none. */
export function cityAxis(province: Province): Axis | undefined {
  if (province.cities.length === 0) return undefined;
  const axis = citiesByProvince.get(province) ?? newCityAxis(province);
  citiesByProvince.set(province, axis);
  return axis;
}

function newCityAxis(province: Province): Axis {
  const members = province.cities.map((city) => ({ ...city, inside: undefined, sameAs: undefined }));
  const dimension: Dimension = {
    id: CITY_AXIS, name: "city", other: "城市", title: undefined, location: { file: "", span: NO_SPAN }, asOf: undefined, code: undefined,
    domain: { kind: "members", ordered: false, many: false, members },
  };
  return { key: CITY_AXIS, dimension, member: undefined, size: members.length, offset: 0 };
}

/** The box on the given axes; what it says about others is dropped, which projects it. */
export function toBox(axes: readonly Axis[], named: NamedBox): Box {
  return normalizeBox(axes, axes.map(({ key }) => named.get(key)));
}

export function toNamed(axes: readonly Axis[], box: Box): NamedBox {
  const named = new Map<string, readonly number[]>();
  for (const [index, { key }] of axes.entries()) {
    const side = box[index];
    if (side !== undefined) named.set(key, side);
  }
  return named;
}
