/** The part of exceljs without its streams, which bring packages that say nothing of a licence; its types are those of exceljs. */
declare module "exceljs/lib/exceljs.bare.js";
