import packageJson from "../../package.json" with { type: "json" };

/** Of the compiler, as the package says; the bundle carries it. */
export const VERSION: string = packageJson.version;

export const VERSION_LINE = `tongchou ${VERSION}\n`;

/** The shortest way to ask; with other words around it, the whole program answers. */
export function asksForVersion(argv: readonly string[]): boolean {
  return argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V");
}
