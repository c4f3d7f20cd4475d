"""Steps 1 to 4 of the semantics for one open layer, in exact fractions of fen."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Callable, Mapping, Sequence

from figures import Figure, Figures, used_before
from tables import Json

ZERO = Fraction(0)


@dataclass
class Portion:
    """A term of a base, with the money that came from it and how much of that was paid out."""

    term: Json
    amount: Fraction
    taken: Fraction = ZERO


@dataclass
class Layer:
    """What an open layer comes to. `paid_out` is what it and later ones paid out of what is left after its first share."""

    name: str
    figures: Figures
    portions: list[Portion]
    base: Fraction
    first_share: Fraction
    after_share: Fraction
    cost: Fraction
    deductible: Fraction
    payment: Fraction
    over_cap: Fraction
    caps_left: list[Fraction]
    paid_out: Fraction = ZERO

    def drawn(self, of: str) -> Fraction:
        """What it draws from a pool of payment, cost or deductible."""
        return {"payment": self.payment, "cost": self.cost, "deductible": self.deductible}[of]


@dataclass(frozen=True)
class Slice:
    """A stretch of cost paid at one ratio; without a width it has no end."""

    width: Fraction | None
    ratio: Fraction


@dataclass(frozen=True)
class Schedule:
    """Pays `lump` whatever the cost, then slice by slice. The deductible is a first slice at nothing."""

    lump: Fraction
    slices: Sequence[Slice]


def settle_layer(name: str, figures: Figures, portions: list[Portion], used: Json, pools_left: Callable[[str], list[Fraction]]) -> Layer:
    """`pools_left` gives what the pools of payment, of cost or of deductible leave."""

    def before(found: Sequence[Figure]) -> int:
        counter = found[0].counter if found else None
        return 0 if counter is None else used_before(name, counter, used) or 0

    def left(found: Sequence[Figure]) -> list[Fraction]:
        return [Fraction(max(0, figure.number - before([figure]))) for figure in found if figure.number is not None]

    base = sum((portion.amount for portion in portions), ZERO)
    first_share = _first_share_of(figures["firstShare"], base)
    limits, caps = figures["limit"], figures["cap"]
    cost = min([base - first_share, *left([figure for figure in limits + caps if figure.of == "cost"]), *pools_left("cost")])
    amount = next((figure.row for figure in figures["amount"] if figure.number is not None), None)
    d = ZERO if amount is not None else min([*(left(figures["deductible"]) or [ZERO]), *pools_left("deductible")])
    if amount is not None:
        schedule = _schedule_of_amount(amount)
    else:
        schedule = _schedule_of_ratio(figures["ratio"][0], d, before(figures["ratio"]), before(figures["deductible"]))
    copay = sum(figure.number or 0 for figure in figures["copay"])
    due = min([max(_paid_for(cost, schedule) - copay, ZERO), *left([figure for figure in limits if figure.of != "cost"])])
    caps_left = left([figure for figure in caps if figure.of != "cost"])
    payment = min([due, *caps_left, *pools_left("payment")])
    over_cap = cost - _largest_cost(cost, payment + copay, schedule) if payment < due else ZERO
    return Layer(name, figures, portions, base, first_share, base - first_share, cost, min(cost, d), payment, over_cap, caps_left, paid_out=payment)


def _first_share_of(found: Sequence[Figure], base: Fraction) -> Fraction:
    value = found[0].number or 0 if found else 0
    return base * _ratio(value) if found and found[0].unit == "ratio" else min(base, Fraction(value))


def _ratio(hundredths: Any) -> Fraction:
    """Of 0.01 %; a band that is `none` or not covered pays nothing."""
    return Fraction(hundredths, 10_000) if isinstance(hundredths, int) else ZERO


def _schedule_of_amount(row: Json) -> Schedule:
    amount = Fraction(row["value"])
    if row.get("costBound") == "whateverTheCost":
        return Schedule(amount, [Slice(None, ZERO)])
    return Schedule(ZERO, [Slice(amount, Fraction(1)), Slice(None, ZERO)])


def _schedule_of_ratio(figure: Figure, d: Fraction, used_base: int, used_deductible: int) -> Schedule:
    scale, bands = figure.period.get("scale"), figure.row.get("bands")
    if bands is None:
        slices = [Slice(None, _ratio(figure.number))]
    elif scale == "payment":
        slices = [_cost_of(part) for part in _slices_from(bands, Fraction(used_base))]
    else:
        slices = _slices_from(bands, Fraction(max(0, used_base - used_deductible)) if scale == "excess" else used_base + d)
    return Schedule(ZERO, [Slice(d, ZERO), *slices])


def _slices_from(bands: Sequence[Json], start: Fraction) -> list[Slice]:
    """What is left of the bands above a place on their scale."""
    left = [band for band in bands if band["to"] is None or start < band["to"]]
    return [Slice(None if band["to"] is None else band["to"] - max(start, band["from"]), _ratio(band["value"])) for band in left]


def _cost_of(part: Slice) -> Slice:
    """A band of money paid takes more cost than it pays; one at 0 % never ends."""
    return Slice(None if part.width is None or part.ratio == 0 else part.width / part.ratio, part.ratio)


def _paid_for(cost: Fraction, schedule: Schedule) -> Fraction:
    paid, left = schedule.lump, cost
    for part in schedule.slices:
        width = left if part.width is None else min(part.width, left)
        paid += width * part.ratio
        left -= width
    return paid


def _largest_cost(most: Fraction, allowed: Fraction, schedule: Schedule) -> Fraction:
    """The largest cost, up to `most`, for which the schedule pays no more than `allowed`; 0 where it pays more at once."""
    money, cost = allowed - schedule.lump, ZERO
    if money < 0:
        return ZERO
    for part in schedule.slices:
        if part.ratio > 0 and (part.width is None or money / part.ratio < part.width):
            return min(most, cost + money / part.ratio)
        if part.width is None:
            return most
        cost += part.width
        money -= part.width * part.ratio
    return min(most, cost)


def amount_of(term: Json, costs: Mapping[str, int], layers: Mapping[str, Layer]) -> Fraction:
    """What a term of a base comes to: a measure of the bill, or what an earlier layer left; a closed one leaves nothing."""
    if "measure" in term:
        return Fraction(costs[term["measure"]])
    source = layers.get(term["of"])
    if source is None:
        return ZERO
    return max(ZERO, {
        "firstShare": source.first_share,
        "overCap": source.over_cap,
        "ownShare": source.after_share - source.payment,
        "unpaid": source.after_share - source.paid_out,
    }[term["remainder"]])


def take_from(layer: Layer, amount: Fraction, layers: Mapping[str, Layer]) -> None:
    """Takes a payment from the terms of the base in the order written, and what comes from a remainder out of that layer too."""
    for portion in layer.portions:
        taken = min(amount, portion.amount - portion.taken)
        portion.taken += taken
        amount -= taken
        source = layers.get(portion.term.get("of", ""))
        if source is None or taken == 0:
            continue
        if portion.term["remainder"] != "firstShare":
            source.paid_out += taken
        take_from(source, taken, layers)
