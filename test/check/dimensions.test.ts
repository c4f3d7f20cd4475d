/** What a dimension says of itself by name goes into the model under first names, whichever name was written. */
import { expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";

const policy = (text: string): string => `policy linhai.basic
effective from 2025-01-01
source "示例〔2025〕1号"
province linhai 临海
period stay 结算期 splits admission every 90 days
${text}
`;

function dimensionsOf(...texts: readonly string[]) {
  const { program } = compile(texts.map((text, index) => ({ path: `${index}.tongchou`, text })));
  return new Map(program.provinces[0]!.dimensions.map(({ name, domain }) => [name, domain]));
}

function membersOf(...texts: readonly string[]): readonly string[] {
  const domain = dimensionsOf(...texts).get("hospital");
  return domain?.kind === "members" ? domain.members.map(({ name, inside, sameAs }) => [name, inside, sameAs].filter((part) => part !== undefined).join(" ")) : [];
}

test.each([
  ["by the first name", "primary", "primary"],
  ["by the other name", "一级", "primary"],
])("a member lies inside another, named %s", (_, written, kept) => {
  expect(membersOf(policy(`dimension hospital 医院级别 { primary 一级, community 社区 in ${written}, elsewhere 异地 same as ${written} }`))).toEqual(["primary", `community ${kept}`, `elsewhere ${kept}`]);
});

test("what a province adds to a library's dimension too", () => {
  const library = "library axes\ndimension hospital 医院级别 { primary 一级, tertiary 三级 }";
  expect(membersOf(library, policy("use axes\nadd to dimension hospital { district 区属 in 三级, ward 病区 in 一级 }"))).toEqual(["primary", "ward primary", "tertiary", "district tertiary"]);
});

test.each([["stay", "stay"], ["结算期", "stay"], ["admission", "admission"], ["住院", "admission"], ["次", "次"]])("a dimension that counts %s", (written, kept) => {
  expect(dimensionsOf(policy(`dimension ordinal 次序 counts ${written} in year`)).get("ordinal")).toMatchObject({ kind: "counts", period: kept });
});
