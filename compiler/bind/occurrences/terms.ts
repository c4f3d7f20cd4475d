/** Names in expressions, conditions and cells. */
import { unreachable } from "../../base/unreachable.ts";
import type { CellItem, Condition, Expression, Name } from "../../syntax/ast-terms.ts";
import { type Axis, type Reader, readWord, refer, referToAny, referToAxis, referToMember } from "./occurrence.ts";

export function readExpression(reader: Reader, value: Expression | undefined): void {
  switch (value?.kind) {
    case "Name": referToAny(reader, ["Parameter", "Indicator"], value.name); break;
    case "Indicator":
      refer(reader, "Indicator", value.name);
      refer(reader, "City", value.city);
      break;
    case "Binary":
      readExpression(reader, value.left);
      readExpression(reader, value.right);
      break;
    case "Rounded":
      readExpression(reader, value.value);
      readExpression(reader, value.step);
      break;
    default: break;
  }
}

export function readCondition(reader: Reader, condition: Condition | undefined): void {
  switch (condition?.kind) {
    case "And":
    case "Or":
      for (const operand of condition.operands) readCondition(reader, operand);
      break;
    case "Not": readCondition(reader, condition.operand); break;
    case "Is": readItems(reader, axisOf(reader, condition.dimension), condition.items); break;
    case "Compare": readItem(reader, axisOf(reader, condition.dimension), { kind: "Value", value: condition.value, span: condition.value.span }); break;
    case "Missing":
    case undefined: break;
    default: unreachable(condition);
  }
}

/** A threshold on a measure is refused, and still names one. */
function axisOf(reader: Reader, name: Name): Axis | undefined {
  const axis = referToAxis(reader, name);
  if (axis === undefined) refer(reader, "Measure", name);
  return axis;
}

export function readItems(reader: Reader, axis: Axis | undefined, items: readonly CellItem[]): void {
  for (const item of items) readItem(reader, axis, item);
}

function readItem(reader: Reader, axis: Axis | undefined, item: CellItem): void {
  switch (item.kind) {
    case "Range":
      readPoint(reader, axis, item.low);
      readPoint(reader, axis, item.high);
      break;
    case "Several":
      if (axis !== undefined) for (const name of item.names) referToMember(reader, axis, name);
      break;
    case "Value": readPoint(reader, axis, item.value); break;
    case "Pays": referToPayer(reader, item.name); break;
    case "History": refer(reader, "Benefit", item.name); break;
    default: break;
  }
}

/** A member, or another dimension it is compared with. */
function readPoint(reader: Reader, axis: Axis | undefined, value: Expression | undefined): void {
  if (value?.kind !== "Name") {
    readExpression(reader, value);
    return;
  }
  const before = reader.found.length;
  if (axis !== undefined) referToMember(reader, axis, value.name);
  if (reader.found.length === before) refer(reader, "Dimension", value.name);
}

/** A benefit, or who pays into a fund; levels of government are called as the columns of a split have them, and declared nowhere. */
export function referToPayer(reader: Reader, name: Name): void {
  if (refer(reader, "Benefit", name) === undefined) readWord(reader, name, ["employer", "member"]);
}
