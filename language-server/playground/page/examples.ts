/** The examples that lie beside the page, written when it was built. */
import type { SharedFiles } from "../share.ts";
import type { Language } from "./words.ts";

export interface ExampleEntry {
  readonly id: string;
  readonly title: Readonly<Record<Language, string>>;
}

export function listExamples(): Promise<readonly ExampleEntry[]> {
  return readJson("examples/index.json");
}

export function loadExample(id: string): Promise<SharedFiles> {
  return readJson(`examples/${encodeURIComponent(id)}.json`);
}

async function readJson<T>(path: string): Promise<T> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}
