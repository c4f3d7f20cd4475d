import { readdirSync, readFileSync } from "node:fs";
import { root } from "../support/workspace-texts.ts";

const PLACES = ["compiler", "language-server", "policies", "examples", "test"];

/** Every document of the project, by its path, in order. */
export function allPages(): string[] {
  const below = PLACES.flatMap((place) => readdirSync(root + place, { recursive: true, encoding: "utf8" }).map((path) => `${place}/${path}`));
  return [...readdirSync(root), ...below].filter((path) => path.endsWith(".md")).sort();
}

/** Those that hold a text. */
export function pagesWith(text: string): string[] {
  return allPages().filter((path) => readFileSync(root + path, "utf8").includes(text));
}
