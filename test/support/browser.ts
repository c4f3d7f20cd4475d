/** A browser without a window, that asks for nothing but what a test has it open. */
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { hasTool } from "./require-tool.ts";

const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export function openBrowser(): Promise<Browser> {
  const executablePath = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "chromium")).find((path) => hasTool(path));
  return chromium.launch({ args: ARGUMENTS, ...(executablePath !== undefined && { executablePath }) });
}
