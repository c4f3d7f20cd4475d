/** Addresses of files. Clients, disk and repository each escape other signs in them; told apart by letters, one file would be two. */

/** In the one spelling that the server keeps: what stands between slashes escaped throughout, the letter of a Windows drive small. */
export function plainAddress(uri: string): string {
  const [, place = "", path = "", rest = ""] = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?)?([^?#]*)(.*)$/is.exec(uri) ?? [];
  const plain = path.split("/").map((part) => encodeURIComponent(readable(part))).join("/");
  return place + plain.replace(/^\/[A-Z](?=%3A)/, (drive) => drive.toLowerCase()) + rest;
}

/** Without escapes, as people write it; as it stands where they are not sound. */
export function readable(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
