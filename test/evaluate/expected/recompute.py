"""Works out the figures that the examples of policies/ expect, apart from the compiler, and compares. Usage: recompute.py POLICIES"""
import sys
from fractions import Fraction
from pathlib import Path

import beijing
import jiangxi
import qinghai
from payment import rounded
from read_examples import cases

PROVINCES = {"beijing": beijing, "jiangxi": jiangxi, "qinghai": qinghai}


def compare(path, title, row, case, settle):
    paid = {name: rounded(amount) for name, amount in settle(case).items()}
    bill = sum(case["costs"].values(), Fraction(0))
    found = {**{name: paid.get(name, 0) for name in case["expected"]}, "patient": bill - sum(paid.values())}
    return [f"{path}: {title} {row or ''}: {name} is {found[name]}, expected {figure}" for name, figure in case["expected"].items() if found[name] != figure]


def main(folder):
    count, faults = 0, []
    for path in sorted(Path(folder).glob("*/*.tongchou")):
        for title, row, case in cases(path):
            count += 1
            faults += compare(path.name, title, row, case, PROVINCES[path.parent.name].settle)
    print("\n".join([*faults, f"{count} cases, {len(faults)} faults"]))
    return 1 if faults or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
