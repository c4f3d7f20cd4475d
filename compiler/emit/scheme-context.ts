import type { Scheme } from "../model/benefit.ts";
import type { ProvinceProgram } from "../model/program.ts";
import type { FileWriter } from "./file-writer.ts";
import type { DecidedSlots } from "./slot-tables.ts";

/** What the writers of one scheme's parts share. */
export interface SchemeContext {
  readonly program: ProvinceProgram;
  readonly scheme: Scheme;
  readonly decided: DecidedSlots;
  readonly writer: FileWriter;
}

/** A file's contents and what was gathered on the way. */
export interface Written<T> {
  readonly file: T;
  readonly writer: FileWriter;
}
