import { NO_SPAN } from "../base/span.ts";
import type { Axis, Dimension, Domain } from "../model/dimension.ts";
import { axesOf } from "../parts/axes.ts";
import type { Input, Label, Member } from "./format.ts";

/** The inputs of a file as axes again, made from the file alone; keys are the inputs' names. */
export interface JsonSpace {
  readonly inputs: ReadonlyMap<string, Input>;
  readonly axes: readonly Axis[];
}

export function jsonSpaceOf(inputs: readonly Input[]): JsonSpace {
  return { inputs: new Map(inputs.map((input) => [input.name, input])), axes: inputs.flatMap((input) => axesOf(dimensionOf(input))) };
}

/** The key of an input's axis; of one that a person holds several members of, that of a member. */
export function axisKey(input: string, member: string | undefined): string {
  return member === undefined ? input : `${input}:${member}`;
}

/** A space counts the points of an axis in 31 bits. */
export function isTooLong(input: Input): boolean {
  return input.kind === "integer" && (input.low > input.high || input.high - input.low >= 2 ** 31 - 1);
}

function dimensionOf(input: Input): Dimension {
  return { ...namedOf(input), id: input.name, domain: domainOf(input), asOf: undefined, code: undefined };
}

function domainOf(input: Input): Domain {
  switch (input.kind) {
    case "members":
      return { kind: "members", ordered: input.ordered, many: false, members: input.members.map(memberOf) };
    case "many":
      return { kind: "members", ordered: false, many: true, members: input.members.map(memberOf) };
    case "city":
      return { kind: "members", ordered: false, many: false, members: input.members.map(memberOf) };
    case "integer":
      return { kind: "integer", low: input.low, high: input.high };
    case "count":
      return { kind: "counts", period: input.period, eachHospital: input.eachHospital };
    case "yesNo":
    case "date":
      return { kind: input.kind };
  }
}

function memberOf(member: Member): Extract<Domain, { kind: "members" }>["members"][number] {
  return { ...namedOf(member), code: undefined, inside: undefined, sameAs: undefined };
}

function namedOf({ name, label, other }: Label): Omit<Dimension, "id" | "domain" | "asOf" | "code"> {
  return { name, other: label === name ? other : label, title: undefined, location: { file: "", span: NO_SPAN } };
}
