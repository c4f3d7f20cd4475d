import { readdirSync, readFileSync } from "node:fs";
import { root } from "../support/workspace-texts.ts";

const PLACES = ["compiler", "language-server", "policies", "examples", "test"];

/** Every document of the project that holds a text, by its path, in order. */
export function pagesWith(text: string): string[] {
  const below = PLACES.flatMap((place) => readdirSync(root + place, { recursive: true, encoding: "utf8" }).map((path) => `${place}/${path}`));
  const own = readdirSync(root).filter((name) => name.endsWith(".md"));
  return [...own, ...below.filter((path) => path.endsWith(".md"))].filter((path) => readFileSync(root + path, "utf8").includes(text)).sort();
}
