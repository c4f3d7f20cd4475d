/** Decision tables as Apache KIE reads them. Its library is made for browsers, so it is bundled as for one, with a reader of XML beside it. */
import { build } from "esbuild";
import { root } from "../support/workspace-texts.ts";
import type { ReadDecision, ReadModel } from "./dmn-model.ts";

/** The schema of the standard, which the library is made from. */
export const SCHEMA = `${root}node_modules/@kie-tools/dmn-marshaller/src/schemas/dmn-1_5/DMN15.xsd`;

interface Text {
  readonly text: { readonly __$$text: string };
}
interface Element {
  readonly __$$element: string;
  readonly "@_id": string;
}
interface Decision extends Element {
  readonly "@_name": string;
  readonly informationRequirement?: readonly { readonly requiredInput: { readonly "@_href": string } }[];
  readonly expression: {
    readonly "@_hitPolicy": string;
    readonly input: readonly { readonly inputExpression: Text & { readonly "@_typeRef": string } }[];
    readonly output: readonly { readonly "@_name": string; readonly "@_typeRef": string }[];
    readonly rule?: readonly { readonly inputEntry: readonly Text[]; readonly outputEntry: readonly Text[]; readonly annotationEntry: readonly [Text] }[];
  };
}
interface Definitions {
  readonly drgElement: readonly (Element | Decision)[];
  readonly "dmndi:DMNDI": { readonly "dmndi:DMNDiagram": readonly [{ readonly "dmndi:DMNDiagramElement": readonly (Element & { readonly "@_dmnElementRef": string })[] }] };
}
interface Library {
  readonly getMarshaller: (text: string) => { readonly version: string; readonly parser: { readonly parse: () => { readonly definitions: Definitions } } };
}

const contents = `
  import { DOMParser } from "@xmldom/xmldom";
  import { domParser } from "@kie-tools/xml-parser-ts";
  domParser.getDomDocument = (xml) => new DOMParser().parseFromString(xml, "application/xml");
  export { getMarshaller } from "@kie-tools/dmn-marshaller";
`;
const { outputFiles } = await build({ stdin: { contents, resolveDir: root }, bundle: true, platform: "browser", format: "esm", write: false, logLevel: "error" });
const { getMarshaller } = (await import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(outputFiles[0]!.contents).toString("base64")}`)) as Library;

/** @throws if it is of another version than 1.5. */
export function readByKie(text: string): ReadModel {
  const { version, parser } = getMarshaller(text);
  if (version !== "1.5") throw new Error(`DMN ${version}`);
  const { drgElement, "dmndi:DMNDI": { "dmndi:DMNDiagram": [diagram] } } = parser.parse().definitions;
  const shapes = diagram["dmndi:DMNDiagramElement"].filter(({ __$$element }) => __$$element === "dmndi:DMNShape");
  return { decisions: drgElement.filter(isDecision).map(decisionOf), elements: drgElement.map((element) => element["@_id"]), drawn: shapes.map((shape) => shape["@_dmnElementRef"]) };
}

function isDecision(element: Element | Decision): element is Decision {
  return element.__$$element === "decision";
}

function decisionOf({ "@_id": id, "@_name": name, informationRequirement = [], expression: { "@_hitPolicy": hitPolicy, input, output, rule = [] } }: Decision): ReadDecision {
  return {
    id, name, hitPolicy,
    needs: informationRequirement.map(({ requiredInput }) => requiredInput["@_href"].slice(1)),
    inputs: input.map(({ inputExpression }) => ({ text: textOf(inputExpression), typeRef: inputExpression["@_typeRef"] })),
    outputs: output.map((one) => ({ name: one["@_name"], typeRef: one["@_typeRef"] })),
    rules: rule.map(({ inputEntry, outputEntry, annotationEntry: [remark] }) => ({ tests: inputEntry.map(textOf), values: outputEntry.map(textOf), remark: textOf(remark) })),
  };
}

function textOf({ text: { __$$text } }: Text): string {
  return __$$text;
}
