import { floorsLieBelowCeilings } from "./bounds-of-base.ts";
import { everyCityHasALocalValue, everyCombinationHasARow } from "./missing-combinations.ts";
import { guardrailsHold } from "./guardrails-hold.ts";
import { guardrailsAreTightened } from "./guardrails-tightened.ts";
import { localValuesAreWithinBounds } from "./local-bounds.ts";
import { oneLayerIsOpen } from "./one-layer-open.ts";
import { ratioOrAmount } from "./ratio-or-amount.ts";
import { everyRowApplies } from "./rows-apply.ts";
import { rowsExcludeEachOther } from "./rows-exclude-each-other.ts";
import { noCostIsPaidTwice } from "./cost-paid-twice.ts";
import type { Rule } from "./rule.ts";
import { likeMembersAreTreatedAlike } from "./same-as-members.ts";
import { layersSettleInOrder } from "./settlement-order.ts";
import { slotsAreUniform } from "./slots-are-uniform.ts";
import { splitsCoverEachCaseOnce } from "./splits-cover.ts";
import { transitionsConverge } from "./transitions-converge.ts";
import { declarationsAreUsed } from "./unused-declarations.ts";
import { waitingPeriodsAgree } from "./waiting-periods-agree.ts";
import { valuesAreInRange } from "./values-in-range.ts";

/** Every rule in the order its findings are shown, with the provision it serves. */
export const RULES: readonly { readonly rule: Rule; readonly serves: string }[] = [
  { rule: everyCombinationHasARow, serves: "language §5: every combination in the domain is covered" },
  { rule: rowsExcludeEachOther, serves: "language §5: …exactly once" },
  { rule: everyRowApplies, serves: "language §5: a row that can never apply" },
  { rule: valuesAreInRange, serves: "language §4 and §5: the grid, 0–100 %, growth that comes to rest" },
  { rule: waitingPeriodsAgree, serves: "language §7: a waiting period in a scheme or in a benefit" },
  { rule: ratioOrAmount, serves: "language §8, step 3: ratio or amount, never both" },
  { rule: layersSettleInOrder, serves: "language §3: a benefit in no settle; a layer reads only earlier ones" },
  { rule: oneLayerIsOpen, serves: "language §3: of `one of`, at most one is open" },
  { rule: noCostIsPaidTwice, serves: "language §8, step 1: layers never pay more than the cost they share" },
  { rule: slotsAreUniform, serves: "language §6: benefits uniform; State Council meeting of 2025-11-27 (press)" },
  { rule: likeMembersAreTreatedAlike, serves: "language §6: care in another city of the province" },
  { rule: everyCityHasALocalValue, serves: "language §6: each local part without a default has a value" },
  { rule: localValuesAreWithinBounds, serves: "language §6: contributions local within bounds" },
  { rule: floorsLieBelowCeilings, serves: "language §3: the floor and the ceiling of a contribution's base" },
  { rule: splitsCoverEachCaseOnce, serves: "language §3: a subsidy split by level of government" },
  { rule: transitionsConverge, serves: "language §6: every step towards the uniform value, and on time" },
  { rule: guardrailsAreTightened, serves: "language §9: a province tightens, never loosens" },
  { rule: guardrailsHold, serves: "language §9: every guardrail in every cell and period" },
  { rule: declarationsAreUsed, serves: "house §4: what is declared and never used" },
];
