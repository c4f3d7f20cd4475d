import { parsers } from "prettier/plugins/yaml";

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly (Node | null)[];
}

/** What a YAML text says, by Prettier's parser: mappings, lists and texts; every scalar is a text. Of anything else it throws. */
export async function yamlData(text: string): Promise<unknown> {
  const tree = (await (parsers.yaml.parse as (text: string, options: object) => unknown)(text, {})) as Node;
  const [document, ...others] = tree.children ?? [];
  if (others.length > 0) throw new Error("several documents");
  const body = document?.children?.find((child) => child?.type === "documentBody");
  return dataOf(body?.children?.[0]);
}

function dataOf(node: Node | null | undefined): unknown {
  if (node === undefined || node === null) return undefined;
  const children = node.children ?? [];
  switch (node.type) {
    case "plain": case "quoteSingle": case "quoteDouble": case "blockLiteral": case "blockFolded": return node.value;
    case "mapping": case "flowMapping": return Object.fromEntries(children.map((item) => (item?.children ?? []).map((part) => dataOf(part?.children?.[0])) as [string, unknown]));
    case "sequence": case "flowSequence": return children.map((item) => dataOf(item?.children?.[0]));
    default: throw new Error(`not read: ${node.type}`);
  }
}
