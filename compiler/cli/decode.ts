/** A text, and where its bytes first stopped being UTF-8. */
export interface Decoded {
  /** Without a byte-order mark; what is not UTF-8 is U+FFFD in it. */
  readonly text: string;
  readonly fault: { readonly offset: number; readonly byte: number } | undefined;
}

export function decodeStrictly(bytes: Uint8Array): Decoded {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), fault: undefined };
  } catch {
    return { text: new TextDecoder().decode(bytes), fault: faultIn(bytes) };
  }
}

/** Where bytes matter and not only what they say: a byte-order mark stays in the text, and what is not UTF-8 has none. */
export function decodeExactly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The place is where the broken character begins, not the byte that gave it away. */
function faultIn(bytes: Uint8Array): Decoded["fault"] {
  const sound = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, soundLength(bytes)), { stream: true });
  const at = new TextEncoder().encode(sound).length;
  return { offset: sound.replace(/^\ufeff/, "").length, byte: bytes[at] ?? 0 };
}

/** The longest beginning that could still go on as UTF-8, found by halving. */
function soundLength(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (canGoOn(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

function canGoOn(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
