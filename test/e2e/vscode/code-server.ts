/** A real VS Code, served to a browser: installed once for a machine, started with an extension in folders of its own. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { PATIENCE } from "../../support/patience.ts";

/** VS Code 1.100, the oldest that the extension's manifest allows; it runs on Node 20. */
const VERSION = "4.100.3";
const run = promisify(execFile);
/** Tens of megabytes come over the network where nothing is cached. */
const INSTALL_PATIENCE = 3 * PATIENCE;

export interface Served {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Beside the repository, and reused: it is a third of a gigabyte. A half-finished install never stands under the final name. */
async function installed(): Promise<string> {
  const home = join(tmpdir(), `tongchou-code-server-${VERSION}`);
  const entry = join(home, "node_modules/code-server/out/node/entry.js");
  if (existsSync(entry)) return entry;
  const part = `${home}.${process.pid}`;
  await mkdir(part, { recursive: true });
  await writeFile(join(part, "package.json"), '{"private":true}');
  const npm = (folder: string, ...words: readonly string[]) => (
    run("npm", ["--prefix", folder, ...words, "--no-audit", "--no-fund"], { cwd: folder, env: withoutNpm(), timeout: INSTALL_PATIENCE, maxBuffer: 1 << 26 })
  );
  await npm(part, "install", "--ignore-scripts", `code-server@${VERSION}`);
  await npm(part, "rebuild", "argon2");
  const inner = join(part, "node_modules/code-server/lib/vscode");
  for (const folder of [inner, join(inner, "extensions")]) await npm(folder, "install", "--omit=dev", "--ignore-scripts");
  await rename(part, home).catch(async (error: unknown) => {
    await rm(part, { recursive: true });
    if (!existsSync(entry)) throw error;
  });
  return entry;
}

/** What `npm test` tells its children about this package must not steer an install elsewhere. */
function withoutNpm(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|config_(local_prefix|prefix|engine_strict))/.test(name)));
}

const SETTINGS = {
  "workbench.startupEditor": "none", "security.workspace.trust.enabled": false, "telemetry.telemetryLevel": "off", "extensions.autoUpdate": false, "extensions.autoCheckUpdates": false,
  "chat.disableAIFeatures": true, "workbench.secondarySideBar.defaultVisibility": "hidden", "window.commandCenter": false, "files.autoSave": "afterDelay", "files.autoSaveDelay": 100,
  "tongchou.asOf": "2026-01-01", "workbench.tips.enabled": false,
};

/**
 * A language pack that translates nothing of VS Code itself: with it the editor says that it speaks Chinese, as a drafter's does, and takes the Chinese texts of the extension.
 * The real pack is in no npm package.
 */
async function speakChinese(data: string): Promise<void> {
  const pack = join(data, "zh-cn.json");
  await writeFile(pack, JSON.stringify({ version: "1.0.0", contents: {} }));
  const entry = { hash: "0", label: "中文", extensions: [{ extensionIdentifier: { id: "test.zh-cn" }, version: "1.0.0" }], translations: { vscode: pack } };
  await writeFile(join(data, "languagepacks.json"), JSON.stringify({ "zh-cn": entry }));
}

/** Serves a folder in a VS Code that has nothing but the extension; everything it writes lies below `scratch`. */
export async function serveVsCode(vsix: string, workspace: string, scratch: string): Promise<Served> {
  const entry = await installed();
  const [data, extensions] = [join(scratch, "data"), join(scratch, "extensions")];
  await mkdir(join(data, "User"), { recursive: true });
  await writeFile(join(data, "User/settings.json"), JSON.stringify(SETTINGS));
  await writeFile(join(scratch, "config.yaml"), "auth: none\ncert: false\n");
  await speakChinese(data);
  const words = [entry, "--config", join(scratch, "config.yaml"), "--user-data-dir", data, "--extensions-dir", extensions, "--disable-telemetry", "--disable-update-check", "--disable-workspace-trust", "--disable-getting-started-override", "--locale", "zh-cn"];
  const env = { ...withoutNpm(), XDG_DATA_HOME: scratch, XDG_CONFIG_HOME: scratch, XDG_CACHE_HOME: scratch };
  await run(process.execPath, [...words, "--install-extension", vsix], { env, timeout: PATIENCE });
  const server = spawn(process.execPath, [...words, "--auth", "none", "--bind-addr", "127.0.0.1:0"], { env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const stop = async (): Promise<void> => endGroup(server);
  try {
    const address = await addressOf(server);
    return { url: `${address}?folder=${encodeURIComponent(workspace)}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const give = (sentence: string): void => reject(new Error(`${sentence}\n${said}`));
    const late = setTimeout(() => give("VS Code did not start in time"), PATIENCE);
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /listening on (http:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
      if (found !== undefined) clearTimeout(late);
    };
    for (const stream of [server.stdout, server.stderr]) stream?.on("data", listen);
    server.once("exit", () => give("VS Code ended"));
  });
}

/** The server forks; only the group ends them all. */
async function endGroup({ pid, exitCode, signalCode }: ChildProcess): Promise<void> {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  process.kill(-pid, "SIGKILL");
}
