/** Payment curves as an image inside Markdown. */
import type { Language } from "../../compiler/diagnostics/render/fill.ts";
import type { Phrase } from "../../compiler/diagnostics/diagnostic.ts";
import { drawCurves } from "../../compiler/report/curve.ts";
import type { WayToPay } from "./benefit-curve.ts";

/** Longer data would be cut off, or slow the editor down. In characters of the address. */
const LONGEST = 4096;
const WIDTH = 340;
const ACROSS: Phrase = { en: "cost, yuan", zh: "费用（元）" };
const UPWARDS: Phrase = { en: "paid, yuan", zh: "支付（元）" };

/** As many of the ways as fit, the first at least; `undefined` where not even that does. */
export function curveImage(title: string, ways: readonly WayToPay[], language: Language): string | undefined {
  for (let count = ways.length; count > 0; count -= 1) {
    const address = addressOf(title, ways.slice(0, count), language);
    if (address.length <= LONGEST) return `![${title.replace(/[[\]\\]/g, "")}](${address})`;
  }
  return undefined;
}

function addressOf(title: string, ways: readonly WayToPay[], language: Language): string {
  const lines = ways.map(({ cases, curve }) => ({ name: ways.length === 1 ? "" : cases[language], curve }));
  const svg = drawCurves({ id: "c", title, description: "", across: ACROSS[language], upwards: UPWARDS[language], lines, width: WIDTH });
  return `data:image/svg+xml;base64,${btoa(String.fromCharCode(...new TextEncoder().encode(svg)))}`;
}
