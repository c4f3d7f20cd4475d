import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const packaged = "/usr/lib/postgresql";

/** Of the newest version that Debian's packages put beside each other, or as PATH has it. */
function programPath(name: string): string {
  const versions = existsSync(packaged) ? readdirSync(packaged).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(packaged, version, "bin", name)).find((path) => existsSync(path)) ?? name;
}

const initdb = programPath("initdb");
const control = programPath("pg_ctl");

/** What must be there for a server to start. */
export const serverTools: readonly string[] = ["psql", initdb, control];

export interface PostgresServer {
  /** Variables by which psql finds it. */
  readonly env: Readonly<Record<string, string>>;
  readonly stop: () => void;
}

/** A server with an empty database, on a socket in a folder of its own; nothing of it listens on the network or outlives `stop`. */
export function startServer(): PostgresServer {
  const folder = mkdtempSync(join(tmpdir(), "tongchou-pg-"));
  const data = join(folder, "data");
  chmodSync(folder, 0o777);
  run(initdb, "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C");
  run(control, "-D", data, "-w", "-l", join(folder, "log"), "-o", `-k ${folder} -h '' -F`, "start");
  return {
    env: { PGHOST: folder, PGUSER: "postgres", PGDATABASE: "postgres" },
    stop: () => {
      run(control, "-D", data, "-m", "immediate", "stop");
      rmSync(folder, { recursive: true });
    },
  };
}

/** PostgreSQL refuses to run as root, and its packages make a user for it. */
function run(...command: readonly string[]): void {
  const [program = "", ...rest] = process.getuid?.() === 0 ? ["runuser", "-u", "postgres", "--", ...command] : command;
  // Nothing is piped: the server would keep a pipe open that it inherits.
  const { status, error } = spawnSync(program, rest, { cwd: "/", stdio: "ignore" });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command.join(" ")}: status ${status}`);
}
