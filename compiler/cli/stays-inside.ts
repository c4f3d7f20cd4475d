/** Whether a path that some file names leads to a file of that kind in the same folder or below; a list that someone wrote must not make us remove what lies elsewhere. */
export function staysInside(path: string, ending: RegExp): boolean {
  return ending.test(path) && !path.startsWith("/") && !path.includes("\\") && path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}
