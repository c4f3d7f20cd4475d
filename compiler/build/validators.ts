import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { AnySchemaObject, Options } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import type { Plugin } from "esbuild";

/** What `compiler/emit/schema/registry.ts` exports: the one list of schemas, by name, and how ajv reads them. */
export interface SchemaRegistry {
  readonly schemas: Readonly<Record<string, AnySchemaObject & { readonly $id: string }>>;
  readonly ajvOptions: Readonly<Options>;
  /** Adds formats or keywords, the same way to the ajv of the sources and to that of the build. */
  readonly prepareAjv?: (ajv: Ajv2020) => void;
}

/** The source of a module that exports `validators`, one ready function for each schema, with no compiler inside. */
export function validatorSource({ schemas, ajvOptions, prepareAjv }: SchemaRegistry): string {
  const ajv = new Ajv2020({ ...ajvOptions, code: { source: true, esm: true } });
  prepareAjv?.(ajv);
  const names = Object.keys(schemas).sort();
  for (const schema of Object.values(schemas)) ajv.addSchema(schema);
  const exported = Object.fromEntries(names.map((name, i) => [`validate${i}`, schemas[name]?.$id ?? name]));
  const table = names.map((name, i) => `${JSON.stringify(name)}: validate${i}`).join(", ");
  return `${standalone.default(ajv, exported)}\nexport const validators = {${table}};\n`;
}

/**
 * Puts generated code in the place of `emit/schema/validators.ts`, which compiles the same schemas when it is loaded.
 * From source nothing can be stale; in the bundle start-up saves the 50 ms that compiling costs.
 */
export function precompiledValidators(root: string): Plugin {
  const folder = `${root}compiler/emit/schema`;
  return {
    name: "precompiled-validators",
    setup(build) {
      build.onLoad({ filter: /[\\/]emit[\\/]schema[\\/]validators\.ts$/ }, async () => {
        const registry = `${folder}/registry.ts`;
        if (!existsSync(registry)) throw new Error(`${registry} must export schemas and ajvOptions`);
        const loaded = (await import(pathToFileURL(registry).href)) as SchemaRegistry;
        return { contents: validatorSource(loaded), loader: "js", resolveDir: folder };
      });
    },
  };
}
