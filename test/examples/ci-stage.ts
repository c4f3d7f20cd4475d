import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { format } from "../../compiler/format/format.ts";
import { POLICY } from "../cli/ci-workspace.ts";
import { scratchFolder } from "../cli/memory-host.ts";
import { programFor } from "../docs/program.ts";

/** The program as it is built, for scripts that find it on their path. */
export const program = programFor("ci");

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Stage {
  readonly folder: string;
  readonly write: (path: string, text: string) => void;
  readonly read: (path: string) => string;
  readonly git: (...args: readonly string[]) => Ended;
  /** As a host runs a step: its own shell, and an environment of what the host gives. */
  readonly script: (text: string, environment?: Readonly<Record<string, string>>) => Ended;
  /** A program on the path of scripts. */
  readonly tool: (name: string, text: string) => void;
}

/** In order, laid out, with an example that passes and no findings. */
export const SOUND = POLICY.replace("| tertiary  | 55%   | allow TC6001 because \"Model notice No. 1\"", "| tertiary  | 80%   |").replace(/$/, `
example "A short stay" {
  | hospital | on         | eligible       | inpatient pays | patient       |
  | primary  | 2025-06-01 | 10,800.00 yuan | 9,000.00 yuan | 1,800.00 yuan |
}
`);

function laidOut(text: string): string {
  const formatted = format(text, { file: "policies/linhai.tongchou" });
  if (formatted.kind === "refused") throw new Error("the policy is sound");
  return formatted.text;
}

/** A git repository with `tongchou.json` and the sound policy, laid out and committed; `npx` and `tongchou` start the program of this build. */
export function ciStage(): Stage {
  const [folder, tools] = [scratchFolder(), scratchFolder()];
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const tool = (name: string, text: string): void => {
    writeFileSync(join(tools, name), text);
    chmodSync(join(tools, name), 0o755);
  };
  const started = (program: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Ended => {
    const env = { PATH: `${tools}:${process.env["PATH"] ?? ""}`, HOME: tools, LANG: "en_US.UTF-8", CI: "true", GIT_CONFIG_NOSYSTEM: "1", ...environment };
    const { status, stdout, stderr } = spawnSync(program, [...args], { cwd: folder, encoding: "utf8", env });
    return { code: status, out: stdout, err: stderr };
  };
  tool("tongchou", `#!/usr/bin/env bash\nexec "${process.execPath}" "${program.folder}/tongchou.cjs" "$@"\n`);
  tool("npx", `#!/usr/bin/env bash\n[[ $1 == --no-install ]] || exit 3\nshift\nexec "$@"\n`);
  const git = (...args: readonly string[]): Ended => started("git", ["-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "init.defaultBranch=main", ...args]);
  write("tongchou.json", "{}\n");
  write("policies/linhai.tongchou", laidOut(SOUND));
  for (const call of [["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]]) git(...call);
  return {
    folder, write, git, tool,
    read: (path) => readFileSync(join(folder, path), "utf8"),
    script: (text, environment) => started("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", text], environment),
  };
}
