import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { run } from "../../compiler/cli/run.ts";
import { recordingHost, scratchFolder } from "./memory-host.ts";

/** A province with one warning (an allowed breach of a guardrail) and, where asked for, an error (a row that is missing). */
export const POLICY = `policy linhai.basic
  effective from 2025-01-01
  source "Model notice No. 1"

province linhai
dimension hospital ordered { primary, secondary, tertiary }
measure eligible
scheme employee

benefit inpatient for employee {
  base eligible
  deductible 800 yuan per admission
  ratio {
    | hospital  | ratio |
    | primary   | 90%   |
    | secondary | 85%   |
    | tertiary  | 55%   | allow TC6001 because "Model notice No. 1"
  }
  cap none
}

guardrail "Hospital care is paid at 60% or more"
  effective from 2025-01-01
  source "Model decision No. 9"
  require ratio of inpatient >= 60%

settle for employee: inpatient
`;

export const FILE = "临海/a b#1.tongchou";

export interface Workspace {
  readonly folder: string;
  readonly write: (path: string, text: string) => void;
  readonly read: (path: string) => string;
  readonly edit: (path: string, from: string, to: string) => void;
  readonly tongchou: (...argv: readonly string[]) => Promise<{ readonly code: number; readonly out: string; readonly err: string }>;
}

/** A folder with `tongchou.json` and the policy, under a name with what addresses and XML would read otherwise. */
export function ciWorkspace(config = "{}"): Workspace {
  const folder = scratchFolder();
  const place = (path: string): string => join(folder, path);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(place(path)), { recursive: true });
    writeFileSync(place(path), text);
  };
  write("tongchou.json", config);
  write(FILE, POLICY);
  return {
    folder, write,
    read: (path) => readFileSync(place(path), "utf8"),
    edit: (path, from, to) => {
      const text = readFileSync(place(path), "utf8");
      expect(text).toContain(from);
      write(path, text.replace(from, () => to));
    },
    tongchou: async (...argv) => {
      const { host, out, err } = recordingHost(folder);
      const code = await run(argv, host);
      return { code, out: out(), err: err() };
    },
  };
}
