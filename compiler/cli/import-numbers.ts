/** What exceljs would lose of a number. */

/** Reads the XML of a cell; `t` is its type, and `model` what was found of it. */
interface CellReader {
  t?: string | undefined;
  model?: { value?: unknown; formula?: unknown; shareType?: unknown };
  parseClose(name: string): boolean;
}

/** As XML Schema has doubles, without those that are no figures. */
const NUMBER = /^\s*[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\s*$/;
const OTHER_TYPES: ReadonlySet<string> = new Set(["s", "str", "inlineStr", "b", "e"]);

let isStrict = false;

/**
 * exceljs reads a number up to the first character that belongs to none: of the date `2025-01-01` it makes 2025, of `1,300` it makes 1. From now on
 * such a cell holds an error with all that stands there for its text.
 */
export async function readNumbersWhole(): Promise<void> {
  if (isStrict) return;
  isStrict = true;
  const { default: { prototype: reader } } = (await import("exceljs/lib/xlsx/xform/sheet/cell-xform.js")) as { readonly default: { readonly prototype: CellReader } };
  const { parseClose } = reader;
  reader.parseClose = function closeCell(this: CellReader, name: string): boolean {
    if (name === "c" && isBroken(this)) this.t = "e";
    return parseClose.call(this, name);
  };
}

function isBroken({ t = "n", model }: CellReader): boolean {
  const isNumber = !OTHER_TYPES.has(t) && model?.formula === undefined && model?.shareType === undefined;
  return isNumber && typeof model?.value === "string" && !NUMBER.test(model.value);
}
