/** Ways out of findings that the compiler itself does not offer, because they need the rest of the workspace or a choice. */
import type { DiagnosticId } from "../../../compiler/diagnostics/catalogue.ts";
import type { Diagnostic, Fix } from "../../../compiler/diagnostics/diagnostic.ts";
import type { Snapshot } from "../../../compiler/workspace.ts";
import * as clauses from "./clauses.ts";
import { completeCrossTab } from "./cross-tab.ts";
import * as figures from "./figures.ts";
import { findingOf, type Remedy } from "./finding.ts";
import * as names from "./names.ts";
import * as time from "./time.ts";
import { settleBenefit } from "./settle-benefit.ts";
import { makeUniform } from "./uniformity.ts";
import * as words from "./words.ts";

const REMEDIES: Partial<Record<DiagnosticId, Remedy>> = {
  unexpected: words.nameDimension, surplus: words.deleteOrNewLine, commentNotClosed: words.closeComment, noSuchDay: words.lastDayOfMonth, nameExpected: words.quote,
  emptyCell: clauses.fillCell, signInCell: clauses.fillCell, tableNeedsRows: words.putBetweenBars, writtenTwice: words.deleteClause, contradicts: words.deleteClause,
  unknownName: names.useLibrary, useByPath: names.useByName, fileWithoutHeader: names.addHeader, policyOutsideProvince: names.placeInProvince,
  extendsOtherwise: names.putInside, unknownDay: words.nameEvent,
  unitWrong: figures.changeUnit, ratioPlusRatio: figures.asPoints, tooPrecise: figures.roundToGrid, capOfWhat: clauses.addOfCost, perWhat: clauses.addOtherPeriod,
  scaleMissing: clauses.addScale, slotMissing: clauses.addNone, costBoundMissing: figures.boundToCost, manyNeedsHas: clauses.changeOperator, hasNeedsMany: clauses.changeOperator,
  notOrdered: names.declareOrdered, emptyRange: figures.swapBounds, headerCell: clauses.writeValueHeading, bandsTouch: figures.touchEdge, bandsWithoutBy: clauses.addBands,
  tableOfList: clauses.combineRows, needsScheme: names.addScheme, scopeMissing: words.addUniform, requirementIncomplete: words.addAnyBenefit,
  datesWithoutEffect: time.deleteDates, poolingMissing: clauses.addPooling, withoutEffect: words.deleteWithoutEffect, waitingFromWhat: clauses.addFromContribution,
  missingCombinations: completeCrossTab, rowsClash: clauses.combineRows, rowRepeated: clauses.deleteRow, rowNeverApplies: clauses.deleteRow, adjustmentNeverApplies: clauses.deleteAdjustment,
  valueOutOfRange: figures.boundResult, valueOffGrid: figures.roundResult, benefitNotSettled: settleBenefit,
  differsBetweenCities: makeUniform, formulaDiffers: makeUniform, sameAsDiffers: makeUniform,
  localValueOutsideBounds: figures.nearestBound, defaultOutsideBounds: figures.nearestBound,
  cityChangesUniform: clauses.deleteSetting, citySetsUniformPart: clauses.deleteSetting, partMissing: clauses.deleteSetting,
  guardrailBroken: clauses.allow, guardrailNotMonotone: clauses.allow, guardrailNotUniform: (finding) => [...makeUniform(finding), ...clauses.allow(finding)],
  guardrailNotWritten: clauses.allow, guardrailCliff: clauses.allow,
  allowanceUnused: words.deleteIt, codeCannotBeAllowed: words.deleteIt, allowanceMisplaced: words.deleteIt,
  effectiveMissing: time.effectiveFromIssue, datesReversed: time.swapDays, beyondDocument: time.documentsDay, beforeDocument: time.documentsDay, amendsOutside: names.sayWhatIsAmended,
};

/** Worked out when somebody asks, for the findings at one place. */
export function remediesOf(snapshot: Snapshot, diagnostic: Diagnostic): readonly Fix[] {
  const finding = REMEDIES[diagnostic.id] === undefined ? undefined : findingOf(snapshot, diagnostic);
  return finding === undefined ? [] : (REMEDIES[diagnostic.id]?.(finding) ?? []);
}
