/** The package names a binary for each kind of machine, and there is none for some. */
const isThere = await import("@duckdb/node-api").then(() => true, () => false);

export const duckdbTools: readonly string[] = ["node", ...(isThere ? [] : ["@duckdb/node-api"])];
