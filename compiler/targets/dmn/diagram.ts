import { element, type Element } from "./xml.ts";

export interface Node {
  readonly id: string;
  readonly kind: "decision" | "inputData";
}

export interface Edge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

const width = 220;
const heights = { decision: 80, inputData: 45 } as const;
const gap = { x: 40, y: 60 };
const mostInRow = 8;
const margin = 40;

/** Decisions in rows above, what they ask in rows below, as in the drawings of the DMN standard. */
export function diagramOf(nodes: readonly Node[], edges: readonly Edge[]): Element {
  const decisions = nodes.filter(({ kind }) => kind === "decision");
  const inputs = nodes.filter(({ kind }) => kind === "inputData");
  const below = Math.ceil(decisions.length / mostInRow) * (heights.decision + gap.y) + 3 * gap.y;
  const places = new Map([...placed(decisions, margin), ...placed(inputs, below)]);
  const shapes = nodes.map(({ id, kind }) => {
    const { x, y } = places.get(id) ?? { x: 0, y: 0 };
    const bounds = element("dc:Bounds", { height: String(heights[kind]), width: String(width), x: String(x), y: String(y) });
    return element("dmndi:DMNShape", { id: `shape_${id}`, dmnElementRef: id }, [bounds]);
  });
  const lines = edges.map(({ id, from, to }) => element("dmndi:DMNEdge", { id: `edge_${id}`, dmnElementRef: id }, [waypoint(places.get(from), 0), waypoint(places.get(to), heights.decision)]));
  return element("dmndi:DMNDI", {}, [element("dmndi:DMNDiagram", { id: "diagram" }, [...shapes, ...lines])]);
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function placed(nodes: readonly Node[], top: number): (readonly [string, Place])[] {
  return nodes.map(({ id, kind }, i) => [id, { x: margin + (i % mostInRow) * (width + gap.x), y: top + Math.floor(i / mostInRow) * (heights[kind] + gap.y) }]);
}

/** In the middle of the upper side, or so far below it. */
function waypoint({ x, y }: Place = { x: 0, y: 0 }, down: number): Element {
  return element("di:waypoint", { x: String(x + width / 2), y: String(y + down) });
}
