/** Decision tables as dmn-moddle reads them, under dmn-js and the editors made of it; it knows DMN 1.3 alone. */
import { DmnModdle } from "dmn-moddle";
import type { ReadDecision, ReadModel } from "./dmn-model.ts";

interface Text {
  readonly text: string;
}
interface Element {
  readonly id: string;
  readonly $type: string;
}
interface Decision extends Element {
  readonly name: string;
  readonly informationRequirement?: readonly { readonly requiredInput: { readonly href: string } }[];
  readonly decisionLogic: Pick<ReadDecision, "hitPolicy"> & {
    readonly input: readonly { readonly inputExpression: ReadDecision["inputs"][number] }[];
    readonly output: ReadDecision["outputs"];
    readonly rule?: readonly { readonly inputEntry: readonly Text[]; readonly outputEntry: readonly Text[]; readonly annotationEntry: readonly [Text] }[];
  };
}
interface Definitions {
  readonly drgElement: readonly (Element | Decision)[];
  readonly dmnDI: { readonly diagrams: readonly [{ readonly diagramElements: readonly { readonly $type: string; readonly dmnElementRef: Element }[] }] };
}

/** @throws if there is anything in it that the library does not know at its place. */
export async function readByModdle(text: string): Promise<ReadModel> {
  const { rootElement, warnings } = await new DmnModdle().fromXML(text);
  if (warnings.length > 0) throw new Error(String(warnings[0]));
  const { drgElement, dmnDI } = rootElement as unknown as Definitions;
  const shapes = dmnDI.diagrams[0].diagramElements.filter(({ $type }) => $type === "dmndi:DMNShape");
  return { decisions: drgElement.filter(isDecision).map(decisionOf), elements: drgElement.map(({ id }) => id), drawn: shapes.map(({ dmnElementRef }) => dmnElementRef.id) };
}

function isDecision(element: Element | Decision): element is Decision {
  return element.$type === "dmn:Decision";
}

function decisionOf({ id, name, informationRequirement = [], decisionLogic: { hitPolicy, input, output, rule = [] } }: Decision): ReadDecision {
  return {
    id, name, hitPolicy,
    needs: informationRequirement.map(({ requiredInput: { href } }) => href.slice(1)),
    inputs: input.map(({ inputExpression: { text, typeRef } }) => ({ text, typeRef })),
    outputs: output.map(({ name: own, typeRef }) => ({ name: own, typeRef })),
    rules: rule.map(({ inputEntry, outputEntry, annotationEntry: [remark] }) => ({ tests: inputEntry.map(textOf), values: outputEntry.map(textOf), remark: remark.text })),
  };
}

function textOf({ text }: Text): string {
  return text;
}
