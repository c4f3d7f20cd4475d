import ts from "typescript";
import { root } from "../support/workspace-texts.ts";

const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile).config, ts.sys, root);

/** What TypeScript, as strict as in this project, says of a text as if it stood at the path. */
export function typeFaults(path: string, text: string): string[] {
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (name) => (name === path ? text : readFile(name));
  host.fileExists = (name) => name === path || fileExists(name);
  const program = ts.createProgram([path], { ...options, typeRoots: [`${root}node_modules/@types`] }, host);
  const own = [...program.getSyntacticDiagnostics(program.getSourceFile(path)), ...program.getSemanticDiagnostics(program.getSourceFile(path)), ...program.getGlobalDiagnostics()];
  return own.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}
