/** `npx tongchou` in the folder of a clone, where npm makes a link to the program in its cache, by folder, and never renews it. */
import { execFileSync } from "node:child_process";
import { lstatSync, readdirSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { scratchFolder } from "../cli/memory-host.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

test("it is found by a new link, and by one made when the program had another name", () => {
  const cache = scratchFolder();
  const version = (): string =>
    execFileSync("npm", ["exec", "--no", "--offline", "--ignore-scripts", "--", "tongchou", "--version"], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], env: { ...process.env, npm_config_cache: cache } });
  expect(version()).toMatch(/^tongchou \d/);

  const [installed = ""] = readdirSync(join(cache, "_npx"));
  const link = join(cache, "_npx", installed, "node_modules/.bin/tongchou");
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  const former = readlinkSync(link).replace(/[^/]+$/, "tongchou.js");
  rmSync(link);
  symlinkSync(former, link);
  expect(version()).toMatch(/^tongchou \d/);
  expect(readlinkSync(link)).toBe(former);
});
