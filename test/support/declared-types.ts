import { readFileSync } from "node:fs";
import ts from "typescript";
import { root } from "./workspace-texts.ts";

/** The interfaces and unions of names that a source file declares, to hold schemas against. */
export interface DeclaredTypes {
  readonly membersOf: (name: string) => { readonly all: readonly string[]; readonly required: readonly string[] };
  readonly namesIn: (union: string) => readonly string[];
}

export function declaredTypes(path: string): DeclaredTypes {
  const { statements } = ts.createSourceFile(path, readFileSync(`${root}${path}`, "utf8"), ts.ScriptTarget.ES2022, true);
  return {
    membersOf: (name) => {
      const found = statements.find((node): node is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(node) && node.name.text === name)!;
      const members = found.members.map((member) => ({ name: (member.name as ts.Identifier).text, isOptional: (member as ts.PropertySignature).questionToken !== undefined }));
      return { all: members.map((member) => member.name).sort(), required: members.filter(({ isOptional }) => !isOptional).map((member) => member.name).sort() };
    },
    namesIn: (union) => {
      const found = statements.find((node): node is ts.TypeAliasDeclaration => ts.isTypeAliasDeclaration(node) && node.name.text === union)!;
      return (found.type as ts.UnionTypeNode).types.map((type) => ((type as ts.LiteralTypeNode).literal as ts.StringLiteral).text);
    },
  };
}
