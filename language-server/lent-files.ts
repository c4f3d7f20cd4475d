/** Files that lie with the client, where the server has no disk of its own. */
import type { Connection } from "vscode-languageserver";
import type { Files } from "./session.ts";

/** `{folder}` → URIs of the policies and workspace files below it. */
export const LIST_REQUEST = "tongchou/list";
/** `{uri}` → its text, or null where it is gone. */
export const READ_REQUEST = "tongchou/read";

/** A client that answers neither request has no files but those it opens. */
export function filesLentBy(connection: Connection): Files {
  const ask = async (method: string, params: object): Promise<unknown> => {
    try {
      return await connection.sendRequest<unknown>(method, params);
    } catch {
      return undefined;
    }
  };
  return {
    list: async (folder) => {
      const uris = await ask(LIST_REQUEST, { folder });
      return Array.isArray(uris) ? uris.filter((uri) => typeof uri === "string") : [];
    },
    read: async (uri) => {
      const text = await ask(READ_REQUEST, { uri });
      return typeof text === "string" ? text : undefined;
    },
  };
}
