import { compare, multiply, rational, type Rational, ZERO } from "../base/rational.ts";
import { decimalText } from "../parts/phrase-value.ts";
import { evaluate, pieceAt } from "../payment/curve.ts";
import { breakpointsOf } from "./curve-guides.ts";
import { type CurveLine, drawCurves, reachOf } from "./curve.ts";
import { asMarkup, type Content, html, type Html } from "./markup.ts";
import type { PaymentLine, PaymentPanel, PaymentPanels } from "./payment-cases.ts";
import { PENS } from "./pens.ts";
import { yuan } from "./svg-text.ts";
import { type Cell, tableOf } from "./table.ts";
import { anchor, nameOf, readable, say, titleOf, type View, written } from "./view.ts";

/** Pictures of what the insurance and the patient pay, panel by panel, and below them every bend in figures. */
export function paymentSection(view: View, panels: PaymentPanels | undefined): Html {
  const heading = html`<h4>${say(view, "curves")}</h4>`;
  if (panels === undefined) return html`<section class="curves">${heading}<p class="note">${say(view, "noCurves")}</p></section>`;
  const measure = panels.measure;
  const fixed = panels.fixed === undefined ? undefined : html`${view.language === "zh" ? undefined : " "}${written(view, say(view, "curvesFixed", { facts: panels.fixed[view.language] }))}`;
  return html`<section class="curves">${heading}<p class="note">${written(view, say(view, "curvesLead", { measure: titleOf(view, measure) }))}${fixed}</p>
${panels.panels.map((panel, index) => panelOf(view, panels, panel, index))}</section>`;
}

function panelOf(view: View, { benefit }: PaymentPanels, panel: PaymentPanel, index: number): Html {
  const label = panel.label === undefined ? undefined : panel.label[view.language];
  const pictures = (["fund", "patient"] as const).map((who) => pictureOf(view, titleOf(view, benefit), anchor("curve", benefit.scheme.name, benefit.name, String(index), who), panel, who));
  return html`<figure class="panel">${label === undefined ? undefined : html`<figcaption>${written(view, label)}</figcaption>`}<div class="pair">${pictures}</div>${bendsTable(view, panel, html`${nameOf(view, benefit)}${label === undefined ? undefined : html` · ${written(view, label)}`}`)}</figure>`;
}

const WORD = { fund: "fundPays", patient: "patientPays" } as const;
const AXIS = { fund: "fundAxis", patient: "patientAxis" } as const;

function pictureOf(view: View, benefit: string, id: string, { lines, label }: PaymentPanel, who: "fund" | "patient"): Html {
  const drawn = lines.slice(0, PENS.length).map((line): CurveLine => ({ name: lineName(view, line), curve: line[who] }));
  const curves = drawn.map(({ curve }) => curve);
  const upTo = reachOf(lines.flatMap(({ fund, patient }) => [fund, patient]));
  const points = breakpointsOf(curves, upTo).map(yuan).join(view.language === "zh" ? "、" : "; ");
  const names = drawn.map(({ name }) => name).join(view.language === "zh" ? "、" : "; ");
  const what = `${say(view, WORD[who])}${label === undefined ? "" : view.language === "zh" ? `（${label.zh}）` : ` (${label.en})`}`;
  const shared = {
    title: say(view, "pictureTitle", { benefit, what }), description: points === "" ? say(view, "pictureStraight", { lines: names }) : say(view, "pictureText", { lines: names, points }),
    across: say(view, "billAxis"), upwards: say(view, AXIS[who]), lines: drawn,
  };
  const near = nearReach(curves, upTo);
  const close = near === undefined ? undefined : asMarkup(drawCurves({ ...shared, id: `${id}-near`, title: `${shared.title} · ${say(view, "closeUp")}`, upTo: near }));
  return html`<div class="picture"><p class="who">${say(view, WORD[who])}</p>${asMarkup(drawCurves({ ...shared, id, upTo }))}${close === undefined ? undefined : html`<p class="who">${say(view, WORD[who])} · ${say(view, "closeUp")}</p>${close}`}</div>`;
}

/** Where several bends crowd into the first eighth, a second picture shows that alone. */
function nearReach(curves: readonly CurveLine["curve"][], upTo: Rational): Rational | undefined {
  const crowded = breakpointsOf(curves, multiply(upTo, rational(1n, 8n)));
  const last = crowded.at(-1);
  return crowded.length < 3 || last === undefined ? undefined : multiply(last, rational(5n, 4n));
}

function lineName(view: View, { labels }: PaymentLine): string {
  return labels.length === 0 ? say(view, "allCases") : labels.map((label) => readable(view, label[view.language])).join(view.language === "zh" ? "、" : ", ");
}

function bendsTable(view: View, { lines }: PaymentPanel, of: Content): Html {
  const rows = lines.flatMap((line): readonly (readonly Cell[])[] => {
    const bends = [ZERO, ...breakpointsOf([line.fund], last(line))];
    return bends.map((bill) => [
      { content: written(view, lineName(view, line)) },
      { content: yuan(bill), isNumber: true },
      { content: yuan(evaluate(line.fund, bill)), isNumber: true },
      { content: yuan(evaluate(line.patient, bill)), isNumber: true },
      { content: `${decimalText(multiply(pieceAt(line.fund, bill).slope, rational(100n)))}%`, isNumber: true },
    ]);
  });
  const label = say(view, "breakpoints");
  const columns: readonly Cell[] = [{ content: say(view, "case") }, ...(["billFrom", "fundThere", "patientThere", "ofFurther"] as const).map((key): Cell => ({ content: say(view, key), isNumber: true }))];
  return tableOf({ caption: html`${of} · ${label}`, label, columns, heads: 2, rows });
}

function last({ fund }: PaymentLine): Rational {
  return fund.map(({ from }) => from).reduce((most, from) => (compare(from, most) > 0 ? from : most), ZERO);
}
