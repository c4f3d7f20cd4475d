import { build } from "esbuild";
import { expect, test } from "vitest";
import { validatorSource } from "../../compiler/build/validators.ts";

const registry = {
  ajvOptions: { allErrors: true },
  schemas: {
    "name-list": {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: "test:name-list",
      type: "array",
      uniqueItems: true,
      items: { $ref: "test:name" },
    },
    name: { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "test:name", type: "string", minLength: 2 },
  },
};

interface Generated {
  readonly validators: Readonly<Record<string, ((value: unknown) => boolean) & { readonly errors?: readonly unknown[] | null }>>;
}

async function load(source: string): Promise<Generated> {
  const bundled = await build({
    stdin: { contents: source, loader: "js", resolveDir: import.meta.dirname },
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["main"],
    write: false,
  });
  const url = `data:text/javascript;base64,${Buffer.from(bundled.outputFiles[0]!.contents).toString("base64")}`;
  return (await import(/* @vite-ignore */ url)) as Generated;
}

test("generated validators follow references, count characters and keep the options", async () => {
  const { validators } = await load(validatorSource(registry));
  expect(Object.keys(validators)).toEqual(["name", "name-list"]);
  const list = validators["name-list"]!;
  expect(list(["职工", "居民"])).toBe(true);
  expect(list(["职工", "职工"])).toBe(false);
  // One character of two UTF-16 units is one character, and with allErrors both are told.
  expect(list(["𠮷", ""])).toBe(false);
  expect(list.errors).toHaveLength(2);
});

test("a validator is plain code: nothing in it compiles a schema", () => {
  expect(validatorSource(registry)).not.toMatch(/new Function|ajv\/dist\/(core|2020|compile)/);
});
