/** How lines of one picture are told apart: by colour (each at least 4.5 : 1 on white), by dash and by marker, each enough alone. */
export interface Pen {
  readonly colour: string;
  readonly dash: string | undefined;
  readonly marker: "circle" | "square" | "triangle" | "diamond" | "ring" | "cross";
}

export const PENS: readonly [Pen, ...Pen[]] = [
  { colour: "#14548c", dash: undefined, marker: "circle" },
  { colour: "#a83c14", dash: "9 4", marker: "square" },
  { colour: "#1a6e45", dash: "2 3", marker: "triangle" },
  { colour: "#6f3a96", dash: "9 3 2 3", marker: "diamond" },
  { colour: "#7d5a00", dash: "15 4", marker: "ring" },
  { colour: "#3d4a54", dash: "5 2", marker: "cross" },
];

/** About 7 px wide, in the middle of which lies the point. */
export function markerOf({ colour, marker }: Pen, x: string, y: string): string {
  const shape = (path: string): string => `<path d="M${x} ${y}${path}" fill="${colour}"/>`;
  switch (marker) {
    case "circle":
      return `<circle cx="${x}" cy="${y}" r="3.4" fill="${colour}"/>`;
    case "ring":
      return `<circle cx="${x}" cy="${y}" r="3.2" fill="#fff" stroke="${colour}" stroke-width="1.6"/>`;
    case "square":
      return shape("m-3.2-3.2h6.4v6.4h-6.4z");
    case "triangle":
      return shape("m0-4.2l4 7h-8z");
    case "diamond":
      return shape("m0-4.4l4.2 4.4l-4.2 4.4l-4.2-4.4z");
    case "cross":
      return `<path d="M${x} ${y}m-3.2-3.2l6.4 6.4m0-6.4l-6.4 6.4" stroke="${colour}" stroke-width="2" fill="none"/>`;
  }
}
