"""Works out the figures that examples expect, apart from the compiler, and compares. Usage: recompute.py FOLDER [contributions]"""
import sys
from fractions import Fraction
from pathlib import Path

import beijing
import contributions
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


def settler(province, case):
    if contributions.is_contribution(case):
        return lambda one: contributions.settle(province, one)
    return PROVINCES[province].settle


def main(folder, only=""):
    count, faults = 0, []
    for path in sorted(Path(folder).glob("*/*.tongchou")):
        for title, row, case in cases(path):
            if only == "contributions" and not contributions.is_contribution(case):
                continue
            count += 1
            faults += compare(path.name, title, row, case, settler(path.parent.name, case))
    print("\n".join([*faults, f"{count} cases, {len(faults)} faults"]))
    return 1 if faults or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
