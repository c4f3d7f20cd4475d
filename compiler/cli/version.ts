import packageJson from "../../package.json" with { type: "json" };

/** Of the compiler, as the package says; the bundle carries it. */
export const VERSION: string = packageJson.version;
