import type { Connection } from "vscode-languageserver";
import type { About, Desk } from "../desk.ts";
import { toLocation } from "../to-lsp.ts";
import { payment } from "./payment.ts";
import { PAYMENT_REQUEST, type PaymentAnswer, type PaymentQuestion, TABLES_REQUEST, type TablesAnswer } from "./protocol.ts";
import { tablesOf } from "./tables.ts";

/** `null` where the file is not known. The tables are of one file, a bill may be settled by all of them. */
export function answerThePage(connection: Connection, { about, aboutMeaning, session, sourceOf, whenChecked }: Desk): void {
  connection.onRequest(TABLES_REQUEST, (params: About) => aboutMeaning<TablesAnswer | null>(params, null, (own) => (
    tablesOf(own.snapshot(), own.uri, own.settings.language, (location) => toLocation(location, sourceOf))
  )));
  connection.onRequest(PAYMENT_REQUEST, async (question: PaymentQuestion) => {
    await whenChecked();
    return about<PaymentAnswer | null>(question, null, (own) => payment(session.snapshotOf(own.program), question, own.settings));
  });
}
