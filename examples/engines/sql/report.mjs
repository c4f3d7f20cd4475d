/** Step 5 of compiler/docs/semantics.md: whole fen that add up, and what is used up afterwards. */
import { ENTERED, LEFT, PAID, SHARED } from "./chain.mjs";
import { Layers, least } from "./layers.mjs";

/** The columns of settled_N in their order, all in fen but the first and whether a layer is open. */
export function columnsOf({ layers, counters }) {
  const own = layers.flatMap((_, i) => ["open", "base", "first_share", "deductible", "payment", "over_cap"].map((name) => `${name}_${i + 1}`));
  return ["claim_no", "bill", "patient", ...own, "outside", "first_share", "deductible", "own_share", "over_cap", "rounding", ...counters.map(({ counter }) => `used_${counter}`)];
}

export class Report extends Layers {
  get last() {
    return { place: this.layers.length, phase: LEFT };
  }

  addReport() {
    const { place, phase } = this.last;
    const { step, residual } = this.structure;
    const rounded = {};
    for (const { place: own } of this.layers) {
      for (const [name, made] of [["whole", ENTERED], ["first", SHARED], ["deductible", SHARED], ["base", SHARED], ["over", LEFT]]) rounded[`${name}_fen_${own}`] = halfUp(`${name}_${own}`, this.parts(own, made));
      if (own !== residual) rounded[`payment_fen_${own}`] = halfUp(`payment_${own}`, this.parts(own, PAID), step);
    }
    this.step("rounded", rounded);
    const paid = this.layers.filter(({ place: own }) => own !== residual).map(({ place: own }) => own);
    this.step("sums", { parts_end: this.parts(place, phase), ...Object.fromEntries(paid.map((own, i) => [`sum_${own}`, paid.slice(0, i + 1).map((each) => this.at(`payment_${each}`, place, phase)).join(" + ")])) });
    const reported = [];
    for (const own of paid) {
      const room = `CASE WHEN sum_${own} <= bill * parts_end THEN bill ELSE ${halfUp(`sum_${own}`, "parts_end")} END${reported.map((each) => ` - reported_${each}`).join("")}`;
      this.step(`reported_${own}`, { [`reported_${own}`]: `CASE WHEN open_${own} = 0 THEN 0 ELSE ${least(`payment_fen_${own}`, room, ...this.roomOf(own, reported))} END` });
      reported.push(own);
    }
    if (residual > 0) this.addResidual(residual, reported);
    this.step("paid", { patient: this.layers.reduce((left, { place: own }) => `${left} - reported_${own}`, "bill") });
    this.addShares();
  }

  /** What caps and pools of payment leave after what was reported. */
  roomOf(own, reported) {
    const pools = this.layer(own).pools.filter(({ limits }) => limits === "payment").map(({ counter }) => {
      const drawn = reported.filter((each) => this.layer(each).pools.some((pool) => pool.counter === counter && pool.limits === "payment")).map((each) => ` - CASE WHEN draws_${each}_${counter} = 1 THEN reported_${each} ELSE 0 END`);
      return `CASE WHEN pool_${own}_${counter} IS NULL THEN NULL ELSE GREATEST(0, pool_${own}_${counter}${drawn.join("")}) END`;
    });
    return [`left_of_caps_${own}`, ...pools];
  }

  /** The layer named takes what the rounded amount of the patient and the other layers leave of the bill. */
  addResidual(residual, reported) {
    const { place, phase } = this.last;
    this.step("patient_exactly", { patient_exact: this.layers.reduce((left, { place: own }) => `${left} - ${this.at(`payment_${own}`, place, phase)}`, "bill * parts_end") });
    const left = `bill - ${signedHalfUp("patient_exact", "parts_end", this.structure.step)}${reported.map((each) => ` - reported_${each}`).join("")}`;
    this.step(`reported_${residual}`, { [`reported_${residual}`]: `CASE WHEN open_${residual} = 0 THEN 0 ELSE GREATEST(0, ${least(left, ...this.roomOf(residual, reported))}) END` });
  }

  addShares() {
    const { place, phase } = this.last;
    const outside = this.layers[0].measures.map((_, i) => unless(this.layers.filter(({ terms }) => terms.some(({ kind, measure }) => kind === "measure" && measure === i)).map(isOpen), `cost_${i}`)).join(" + ") || "0";
    const sum = (part, column) => this.layers.map((layer) => unless(this.takers(part, layer), this.at(`${column}_${layer.place}`, place, phase))).join(" + ");
    this.step("parts_of_patient", { outside, sum_first: sum("firstShare", "first"), sum_deductible: sum("deductible", "deductible"), sum_over: sum("overCap", "over") });
    const paid = this.layers.map(({ place: own }) => ` - ${this.at(`payment_${own}`, place, phase)}`).join("");
    this.step("own_share", { sum_own: `(bill - outside) * parts_end${paid} - sum_first - sum_deductible - sum_over` });
    this.step("shares", {
      share_first: halfUp("sum_first", "parts_end"), share_deductible: halfUp("sum_deductible", "parts_end"), share_over: halfUp("sum_over", "parts_end"),
      share_own: signedHalfUp("sum_own", "parts_end"),
    });
  }

  /** When a later layer explains the part: where it is open and names it, or what is unpaid of the layer or of one its cost came from. */
  takers(part, { place }) {
    const sources = this.sourcesOf(place);
    return this.layers.filter((later) => later.place > place).flatMap((later) => later.terms.flatMap(({ kind, place: of }) => {
      if (kind === "measure") return [];
      const isWhole = kind === "unpaid" || kind === "ownShare";
      if (of === place) return kind === part || (isWhole && part !== "firstShare") ? [isOpen(later)] : [];
      return isWhole ? sources.filter((source) => source.place === of).map(({ through }) => [later, ...through].map(isOpen).join(" AND ")) : [];
    }));
  }

  /** Layers that a layer's cost may come from, each with the layers in between, through which it comes only where they are open. */
  sourcesOf(place) {
    const direct = this.layer(place).terms.flatMap(({ kind, place: of }) => (kind === "measure" || of === 0 || of >= place ? [] : [of]));
    return direct.flatMap((of) => [{ place: of, through: [] }, ...this.sourcesOf(of).map((source) => ({ place: source.place, through: [{ place: of }, ...source.through] }))]);
  }

  /** What stands in the columns of the result. */
  reported() {
    const layers = this.layers.flatMap(({ place }) => ["open", "whole_fen", "first_fen", "deductible_fen", "reported", "over_fen"].map((name) => `${name}_${place}`));
    const shares = ["outside", "share_first", "share_deductible", "share_own", "share_over"];
    const expressions = ["bill", "patient", ...layers, ...shares, ["patient", ...shares].join(" - "), ...this.structure.counters.map((counter) => this.usedAfter(counter))];
    const [, ...names] = columnsOf(this.structure);
    return expressions.map((expression, i) => `CAST(${expression} AS BIGINT) AS ${names[i]}`);
  }

  /** All that a benefit counts at any time goes on, and the pools that it draws on; what the claim does not state stays unstated. */
  usedAfter({ counter, kind, owner }) {
    const own = kind === "pool" ? [] : this.layers.filter(({ name }) => name === owner).map(({ place }) => ` + CASE WHEN open_${place} = 1 THEN ${{ paid: "reported", base: "base_fen", deductible: "deductible_fen" }[kind]}_${place} ELSE 0 END`);
    const drawn = this.layers.flatMap(({ place, pools }) => pools.filter((pool) => pool.counter === counter)
      .map(({ limits }) => ` + CASE WHEN draws_${place}_${counter} = 1 THEN ${{ payment: "reported", cost: "base_fen", deductible: "deductible_fen" }[limits]}_${place} ELSE 0 END`));
    return `used_${counter}${[...own, ...drawn].join("")}`;
  }
}

const isOpen = ({ place }) => `open_${place} = 1`;
const unless = (conditions, amount) => (conditions.length === 0 ? amount : `CASE WHEN ${[...new Set(conditions)].join(" OR ")} THEN 0 ELSE ${amount} END`);

/**
 * The nearest multiple of so many fen, halves upwards, of an amount that is not below 0. The quotient is whole, so that every kind of division gives it;
 * dividing numbers of 38 digits is slow, and many amounts are 0.
 */
function halfUp(amount, parts, step = 1) {
  const unit = step === 1 ? `(${parts})` : `(${parts} * ${step})`;
  const doubled = `(2 * ${amount} + ${unit})`;
  return `CASE WHEN ${amount} = 0 THEN 0 ELSE (${doubled} - MOD(${doubled}, 2 * ${unit})) / (2 * ${unit})${step === 1 ? "" : ` * ${step}`} END`;
}

function signedHalfUp(amount, parts, step) {
  return `CASE WHEN ${amount} < 0 THEN -(${halfUp(`-(${amount})`, parts, step)}) ELSE ${halfUp(amount, parts, step)} END`;
}
