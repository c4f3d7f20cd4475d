/** Yuan as people write them and whole fen, exactly. */

/** Grouped or not, in either width, with at most two decimals; `undefined` where it is no such amount. */
export function fenOf(written: string): number | undefined {
  const plain = written.trim().replace(/[０-９．，]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/[,\s]/g, "").replace(/元$/, "");
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain);
  return match === null ? undefined : Number(`${match[1]}${(match[2] ?? "").padEnd(2, "0")}`);
}

/** Without decimals that are 0. */
export function yuanOf(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, "0");
  const [whole, rest] = [digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ","), digits.slice(-2)];
  return `${fen < 0 ? "−" : ""}${whole}${rest === "00" ? "" : `.${rest}`}`;
}
