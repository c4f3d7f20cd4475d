/** Names in the clauses of benefits, contributions and guardrails. */
import type { Adjust, BenefitItem, ContributionPart, Expectation, Given, Operation, PeriodReference, Requirement, Slot } from "../../syntax/ast.ts";
import { type Reader, readWord, refer, referLate, referToAny, referToAxis } from "./occurrence.ts";
import { readTable } from "./tables.ts";
import { readCondition, readExpression, readItems, referToPayer } from "./terms.ts";

export function readItem(reader: Reader, item: BenefitItem): void {
  switch (item.kind) {
    case "Slot": readSlot(reader, item); break;
    case "Adjust": readAdjust(reader, item); break;
    case "Impossible": readCondition(reader, item.condition); break;
    default: for (const pool of item.pools) refer(reader, "Pool", pool);
  }
}

export function readSlot(reader: Reader, { slot, terms, options, value, table }: Slot): void {
  for (const { from, name } of terms) refer(reader, from === "measure" ? "Measure" : "Benefit", name);
  for (const option of options) {
    if (option.kind === "Per") readPeriod(reader, option.period);
    if (option.kind === "When") readCondition(reader, option.condition);
  }
  readExpression(reader, value);
  readTable(reader, "slot", table, [slot]);
}

function readPeriod(reader: Reader, period: PeriodReference | undefined): void {
  if (period?.kind === "Declared") refer(reader, "Period", period.name);
}

export function readAdjust(reader: Reader, { lines }: Adjust): void {
  for (const { condition, operations } of lines) {
    readCondition(reader, condition);
    for (const operation of operations) readOperation(reader, operation);
  }
}

function readOperation(reader: Reader, operation: Operation): void {
  if ("value" in operation) readExpression(reader, operation.value);
  if ("step" in operation) readExpression(reader, operation.step);
  if ("per" in operation && operation.per !== undefined) referToAxis(reader, operation.per);
}

export function readPart(reader: Reader, part: ContributionPart): void {
  for (const value of [part.within?.low, part.within?.high, part.default, part.value, part.floor, part.ceiling]) readExpression(reader, value);
  readPeriod(reader, part.per);
  referToAny(reader, ["Fund", "Account"], part.to);
  readCondition(reader, part.when);
  readTable(reader, "slot", part.table, [part.part]);
  readTable(reader, "split", part.split);
}

export function readRequirement(reader: Reader, { target, scheme, condition, test, tolerance }: Requirement): void {
  if (target !== undefined && target.kind !== "Any") referLate(reader, target.kind === "Benefit" ? ["Benefit", "BenefitKind"] : [target.kind], target.name);
  referLate(reader, ["Scheme"], scheme);
  readCondition(reader, condition);
  if (test?.kind === "Monotone") referToAxis(reader, test.along);
  if (test?.kind === "Compare") {
    readExpression(reader, test.value);
    readPeriod(reader, test.per);
  }
  readExpression(reader, tolerance);
}

export function readGiven(reader: Reader, given: Given): void {
  if (given.kind === "Fact") {
    const axis = referToAxis(reader, given.dimension);
    if (axis === undefined) readWord(reader, given.dimension, ["contribution"]);
    readItems(reader, axis, given.values);
  }
  if (given.kind === "History") refer(reader, "Benefit", given.name);
}

export function readExpectation(reader: Reader, expectation: Expectation): void {
  if (expectation.kind === "Pays") referToPayer(reader, expectation.benefit);
}
