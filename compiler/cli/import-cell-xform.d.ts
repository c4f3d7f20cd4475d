/** The part of exceljs that reads a cell; exceljs says nothing of its types. */
declare module "exceljs/lib/xlsx/xform/sheet/cell-xform.js";
