/** LibreOffice without a window, with a profile of its own. */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { join } from "node:path";
import { PATIENCE } from "../../support/patience.ts";
import { hasTool } from "../../support/require-tool.ts";

/** The system's Python, which has LibreOffice's library; one before it on the path may not. */
const python = ["/usr/bin/python3", "python3"].find((name) => hasTool(name) && spawnSync(name, ["-c", "import uno"]).status === 0);

/** What to require: a name that is on no path where the library is missing. */
export const OFFICE: readonly string[] = ["soffice", python ?? "python3-uno"];

const profileIn = (folder: string): string => `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;

/** Writes copies of files in another format into a folder. */
export function convert(folder: string, format: string, into: string, files: readonly string[]): void {
  mkdirSync(into, { recursive: true });
  const { status, stderr } = spawnSync("soffice", [profileIn(folder), "--headless", "--norestore", "--convert-to", format, "--outdir", into, ...files], { encoding: "utf8", timeout: PATIENCE });
  if (status !== 0) throw new Error(stderr);
}

/** Types texts into cells, as `[sheet, cell, text]`, and saves. */
export function typeInto(folder: string, file: string, edits: readonly (readonly [sheet: string, cell: string, text: string])[]): void {
  const pipe = `tongchou${process.pid}`;
  const office = spawn("soffice", [profileIn(folder), "--headless", "--norestore", `--accept=pipe,name=${pipe};urp;`], { detached: true, stdio: "ignore" });
  try {
    const script = fileURLToPath(new URL("edit-cells.py", import.meta.url));
    const { status, stderr } = spawnSync(python ?? "python3", [script, file, pipe, ...edits.flat()], { encoding: "utf8", timeout: PATIENCE });
    if (status !== 0) throw new Error(stderr);
  } finally {
    endGroup(office.pid);
  }
}

/** It starts programs of its own; most often they have ended by now. */
function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
