import { describe, expect, test } from "vitest";
import { schemas, type SchemaName } from "../../compiler/emit/schema/registry.ts";
import { validate } from "../../compiler/emit/validate.ts";
import { emitAll, fundedProvince, fundOf, smallProvince, tablesOf } from "./fixture.ts";

type Node = Readonly<Record<string, unknown>>;
const ours: readonly SchemaName[] = ["tables", "fund", "manifest"];

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== "object" || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesOf)];
}

describe.each(ours)("the schema of %s", (name) => {
  const nodes = nodesOf(schemas[name]);

  test("names itself by an address that needs no network", () => {
    expect(schemas[name].$id).toBe(`urn:tongchou:schema:${name}:1.0.0`);
  });

  test("lets no unknown field through", () => {
    const open = nodes.filter((node) => node["properties"] !== undefined && typeof node["type"] === "string" && node["additionalProperties"] !== false);
    expect(open).toEqual([]);
  });

  test("describes every field, where it stands or where it is defined", () => {
    const fields = nodes.flatMap((node) => (node["type"] === "object" ? Object.entries((node["properties"] ?? {}) as Record<string, Node>) : []));
    const defined = { ...(schemas.tables["$defs"] as Record<string, Node>), ...(schemas[name]["$defs"] as Record<string, Node> | undefined) };
    const isDescribed = (field: Node): boolean => {
      if (typeof field["description"] === "string" || "const" in field) return true;
      const target = typeof field["$ref"] === "string" ? defined[field["$ref"].split("/").at(-1)!] : undefined;
      return target !== undefined && (isDescribed(target) || target["type"] === "object");
    };
    expect(fields.length).toBeGreaterThan(10);
    expect(fields.filter(([, field]) => !isDescribed(field)).map(([key]) => key)).toEqual([]);
  });
});

test("a fault says where it is and what is wanted, in both languages", () => {
  const tables = tablesOf(emitAll(smallProvince()));
  expect(validate("tables", tables)).toBeUndefined();
  const { scheme: _scheme, ...withoutScheme } = tables;
  expect(validate("tables", withoutScheme)).toMatchObject({ place: "/", fault: { en: "lacks the field “scheme”", zh: "缺少字段“scheme”" } });
  expect(validate("tables", { ...tables, extra: 1 })?.fault.en).toBe("has an unknown field “extra”");
  expect(validate("tables", { ...tables, scheme: { ...tables.scheme, pooledBy: "county" } })).toMatchObject({ place: "/scheme/pooledBy", fault: { en: "is none of province,city" } });
  expect(validate("tables", { ...tables, inputs: [{ ...tables.inputs[0], kind: "colour" }] })?.place).toContain("/inputs/0");
  expect(validate("tables", { ...tables, inputs: [{ name: "age", label: "年龄", kind: "integer", low: 0 }] })).toMatchObject({ place: "/inputs/0", fault: { en: "lacks the field “high”" } });
  expect(validate("fund", fundOf(emitAll(fundedProvince())))).toBeUndefined();
});
