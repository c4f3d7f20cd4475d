import { Grammar } from "./grammar.ts";

/** The one parser of the program. Making it also numbers the token types, which compare by these numbers. */
export const PARSER = new Grammar();
