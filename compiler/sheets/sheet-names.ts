/** Names of sheets: at most 31 UTF-16 units, without []:*?/\, no quote at either end, unique without regard to case. */

const longest = 31;

export class SheetNames {
  private readonly taken = new Set<string>(["history"]);

  /** A legal name that no other sheet has, as near to the one wanted as can be. */
  name(wanted: string): string {
    const legal = wanted.replace(/[[\]:*?/\\\u0000-\u001f]/g, " ").replace(/\s+/g, " ").replace(/^[\s']+|[\s']+$/g, "") || "-";
    for (let count = 1; ; count += 1) {
      const name = count === 1 ? shortened(legal, longest) : `${shortened(legal, longest - ` (${count})`.length)} (${count})`;
      if (this.taken.has(name.toLowerCase())) continue;
      this.taken.add(name.toLowerCase());
      return name;
    }
  }
}

function shortened(name: string, most: number): string {
  if (name.length <= most) return name;
  // Half of a rare character is none.
  return `${name.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "").replace(/[\s']+$/, "")}…`;
}
