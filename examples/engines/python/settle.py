"""python3 settle.py TABLES < claims.ndjson > settlements.ndjson

Status 0: all settled; 1: some refused; 2: the tables or the input are at fault.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from claim import read_claim
from exact_json import canonical, parse_exactly
from settlement import settle
from tables import load_tables


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        sys.stderr.write("usage: python3 settle.py TABLES < claims.ndjson\n")
        return 2
    status, number = 0, 0
    claims = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", newline="\n")
    results = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="\n")
    try:
        provinces = load_tables(Path(arguments[0]))
        for number, line in enumerate(claims, start=1):
            if line.strip(" \t\r\n") == "":
                continue
            result = settle(provinces, read_claim(parse_exactly(line)))
            status = 1 if "refused" in result else status
            results.write(canonical(result) + "\n")
    except (OSError, ValueError, KeyError, RecursionError) as error:
        sys.stderr.write(f"line {number}: {error}\n" if number > 0 else f"{error}\n")
        status = 2
    results.flush()
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
