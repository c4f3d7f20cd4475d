import { type Axis, CITY_AXIS, type Dimension } from "../model/dimension.ts";
import type { ProvinceProgram } from "../model/program.ts";
import { axesOf, cityAxis } from "../parts/axes.ts";
import { compareText, sortedBy } from "./canonical.ts";
import type { Input, InputDomain, Member } from "./format.ts";
import { labelOf } from "./labels.ts";

/** An axis and the name that files give its dimension. */
export interface InputAxis {
  readonly input: string;
  readonly axis: Axis;
}

/** All axes of a province by key, in the order of their inputs' names, the members of one input together. */
export type InputAxes = ReadonlyMap<string, InputAxis>;

export function inputAxesOf({ dimensions, province }: ProvinceProgram): InputAxes {
  const city = cityAxis(province);
  const named = [
    ...dimensions.map((dimension) => ({ input: inputName(dimension, dimensions), axes: axesOf(dimension) })),
    ...(city === undefined ? [] : [{ input: cityName(dimensions), axes: [city] }]),
  ];
  const axes = sortedBy(named, ({ input }) => [input]).flatMap(({ input, axes }) => axes.map((axis) => ({ input, axis })));
  return new Map(axes.map((entry) => [entry.axis.key, entry]));
}

/** Two libraries may each declare a dimension of one name; then the libraries' names tell them apart. */
function inputName(dimension: Dimension, all: readonly Dimension[]): string {
  return all.some(({ name, id }) => name === dimension.name && id !== dimension.id) ? dimension.id : dimension.name;
}

function cityName(all: readonly Dimension[]): string {
  return all.some(({ name }) => name === "city") ? CITY_AXIS : "city";
}

/** Every fact the province has words for, used by a table or not, so that an engine can tell a fact it need not ask from one it does not know. */
export function describeInputs(axes: InputAxes): Input[] {
  const inputs = new Map([...axes.values()].map(({ input, axis }) => [input, describeInput(input, axis)]));
  return [...inputs.values()].sort((a, b) => compareText(a.name, b.name));
}

function describeInput(input: string, { dimension, key }: Axis): Input {
  const label = { ...labelOf(dimension, dimension.code), name: input };
  if (key === CITY_AXIS) return { ...label, kind: "city", members: membersOf(dimension) };
  return { ...label, asOf: dimension.asOf, ...describeDomain(dimension) };
}

function describeDomain(dimension: Dimension): InputDomain {
  const { domain } = dimension;
  switch (domain.kind) {
    case "members":
      return domain.many ? { kind: "many", members: membersOf(dimension) } : { kind: "members", ordered: domain.ordered, members: membersOf(dimension) };
    case "integer":
      return { kind: "integer", low: domain.low, high: domain.high };
    case "counts":
      return { kind: "count", period: domain.period, eachHospital: domain.eachHospital };
    case "yesNo":
    case "date":
      return { kind: domain.kind };
  }
}

function membersOf({ domain }: Dimension): Member[] {
  if (domain.kind !== "members") return [];
  return domain.members.map((member) => ({ ...labelOf(member, member.code), inside: member.inside, sameAs: member.sameAs }));
}
