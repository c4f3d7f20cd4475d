import { report } from "../../diagnostics/report.ts";
import type { Input, Tables } from "../../emit/format.ts";
import { type CompiledFile, fundsOf, schemesOf, type TargetTexts } from "../target.ts";
import { apart, oneLine, originOf, spoken } from "../words.ts";
import { type DecisionTable, typeOf, type Variables } from "./decision.ts";
import { decisionsOf } from "./decisions.ts";
import { diagramOf } from "./diagram.ts";
import { feelName, feelText } from "./feel.ts";
import { element, type Element, textElement, xmlText } from "./xml.ts";

/** The addresses of DMN 1.5; those of bounds and waypoints are older and stayed. OMG, Decision Model and Notation, formal/2024-01-01. */
const standard = "https://www.omg.org/spec/DMN/20230324/";
const addresses = {
  xmlns: `${standard}MODEL/`,
  "xmlns:dmndi": `${standard}DMNDI/`,
  "xmlns:dc": "http://www.omg.org/spec/DMN/20180521/DC/",
  "xmlns:di": "http://www.omg.org/spec/DMN/20180521/DI/",
  expressionLanguage: `${standard}FEEL/`,
  typeLanguage: `${standard}FEEL/`,
};

/** A file for each scheme, a decision for each slot; an amount of money is in fen, a ratio in 0.01 %, both whole numbers below 2^53. */
export function writeDmn(files: readonly CompiledFile[]): TargetTexts {
  const texts = schemesOf(files).map(({ path, file }) => ({ name: `${file.province.name}-${file.scheme.name}`, province: file.province.name, scheme: file.scheme.name, text: writeScheme(path, file) }));
  const leftOut = [...(texts.length === 0 ? [] : [NO_DECISIONS]), ...(fundsOf(files).length === 0 ? [] : [FUNDS])];
  return { texts, diagnostics: leftOut.map((what) => report("targetLeavesOut", undefined, { target: "DMN", what })) };
}

const NO_DECISIONS = {
  en: "what is no decision on a case: of which costs a layer's base is made, the order of settlement and its rounding, which benefits draw on which pools, names of the national interface",
  zh: "逐案判定以外的内容：各层计算基数由哪些费用构成、结算次序与舍入、各待遇使用哪个额度、国家接口字段名",
};
const FUNDS = { en: "all of the pooling funds", zh: "统筹基金的全部内容" };

function writeScheme(path: string, file: Tables): string {
  const variables = variablesOf(file.inputs);
  const tables = decisionsOf(file, variables);
  const facts = factsOf(file.inputs, variables).filter(({ variable }) => tables.some(({ inputs }) => inputs.some((input) => input.variable === variable)));
  const nodes = facts.map((fact, i) => ({ ...fact, id: `input_${i + 1}`, kind: "inputData" as const }));
  const decisions = tables.map((table, i) => {
    const id = `decision_${i + 1}`;
    const needed = nodes.filter(({ variable }) => table.inputs.some((input) => input.variable === variable));
    return { table, id, kind: "decision" as const, needs: needed.map((node) => ({ id: `${id}_needs_${node.id}`, from: node.id, to: id })) };
  });
  const namespace = ["urn:tongchou:dmn", file.province.name, file.scheme.name].map((part, i) => (i === 0 ? part : encodeURIComponent(part))).join(":");
  return xmlText(element("definitions", { ...addresses, id: "definitions", name: oneLine(`${spoken(file.province)} ${spoken(file.scheme)}`), namespace, exporter: "tongchou" }, [
    textElement("description", originOf([path], file.province).join(" ")),
    ...nodes.flatMap(({ type }) => type.definition),
    ...decisions.map(decisionElement),
    ...nodes.map(({ id, variable, label, type }) => element("inputData", { id, name: variable, label }, [element("variable", { id: `variable_${id}`, name: variable, typeRef: type.name })])),
    diagramOf([...decisions, ...nodes], decisions.flatMap(({ needs }) => needs)),
  ]));
}

function variablesOf(inputs: readonly Input[]): Variables {
  const names = apart(inputs.map(({ name }) => feelName(name)));
  const [day = "on_day", slice = "slice_fen"] = apart(["on_day", "slice_fen"], names);
  return { of: new Map(inputs.map(({ name }, i) => [name, names[i] ?? name])), day, slice };
}

interface Fact {
  readonly variable: string;
  readonly label: string;
  readonly type: { readonly name: string; readonly definition: readonly Element[] };
}

function factsOf(inputs: readonly Input[], { of, day, slice }: Variables): Fact[] {
  return [
    { variable: day, label: "依据日期 (day of the claim)", type: { name: "date", definition: [] } },
    ...inputs.map((input, i): Fact => ({ variable: of.get(input.name) ?? input.name, label: oneLine(spoken(input)), type: factType(input, of.get(input.name) ?? input.name, i + 1) })),
    { variable: slice, label: "所在分段的金额（分） (place in the slices, fen)", type: { name: "number", definition: [] } },
  ];
}

/** Members are a type of their own, so that an editor can offer them. Not every letter may stand in an id: it is a number. */
function factType(input: Input, variable: string, place: number): Fact["type"] {
  if (!("members" in input) || input.members.length === 0) return { name: typeOf(input), definition: [] };
  const name = `t_${variable}`;
  const allowed = element("allowedValues", { id: `allowed_${place}` }, [textElement("text", input.members.map((member) => feelText(member.name)).join(", "))]);
  const collection = input.kind === "many" ? "true" : undefined;
  return { name, definition: [element("itemDefinition", { id: `type_${place}`, name, isCollection: collection }, [textElement("typeRef", "string"), allowed])] };
}

function decisionElement({ table, id, needs }: { readonly table: DecisionTable; readonly id: string; readonly needs: readonly { readonly id: string; readonly from: string }[] }): Element {
  const part = (name: string, i: number, j?: number): string => [id, name, i + 1, ...(j === undefined ? [] : [j + 1])].join("_");
  const inputs = table.inputs.map(({ expression, type }, i) => element("input", { id: part("input", i), label: expression }, [element("inputExpression", { id: part("expression", i), typeRef: type }, [textElement("text", expression)])]));
  const outputs = table.outputs.map(({ name, type }, i) => element("output", { id: part("output", i), name, label: name, typeRef: type }));
  const rules = table.rules.map(({ tests, values, remark }, i) => element("rule", { id: part("rule", i) }, [
    ...tests.map((test, j) => element("inputEntry", { id: part("test", i, j) }, [textElement("text", test)])),
    ...values.map((value, j) => element("outputEntry", { id: part("value", i, j) }, [textElement("text", value)])),
    element("annotationEntry", {}, [textElement("text", remark)]),
  ]));
  return element("decision", { id, name: table.name, label: oneLine(table.label) }, [
    element("variable", { id: `variable_${id}`, name: table.name }),
    ...needs.map((need) => element("informationRequirement", { id: need.id }, [element("requiredInput", { href: `#${need.from}` })])),
    element("decisionTable", { id: `table_${id}`, hitPolicy: table.hitPolicy, preferredOrientation: "Rule-as-Row" }, [...inputs, ...outputs, element("annotation", { name: "依据 (source)" }), ...rules]),
  ]);
}
