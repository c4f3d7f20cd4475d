"""Step 0 of the semantics: whether a benefit is open for a case, and the one cell of each of its slots."""

from __future__ import annotations

from dataclasses import dataclass, field

from claim import Known, Refusal
from days import months_later
from tables import Counter, Facts, Json, counter_of, in_force, is_in_force, is_inside, may_hold, unknown_in

WORDS = ("firstShare", "deductible", "ratio", "amount", "copay", "limit", "cap", "waiting")


@dataclass
class Faults:
    """What stands in the way: all missing facts are told first, then the first other fault, then all that is not stated as used."""

    missing: set[str] = field(default_factory=set)
    others: list[Refusal] = field(default_factory=list)
    unstated: set[str] = field(default_factory=set)

    def stand(self) -> bool:
        return len(self.missing) > 0 or len(self.others) > 0

    def add(self, other: Faults) -> None:
        self.missing |= other.missing
        self.others += other.others
        self.unstated |= other.unstated

    def raise_gravest(self) -> None:
        if self.missing:
            raise Refusal("missingFact", self.missing)
        if self.others:
            raise self.others[0]
        if self.unstated:
            raise Refusal("missingUsed", self.unstated)


@dataclass(frozen=True)
class Figure:
    """The cell of a slot; of a pool the owner is the pool."""

    word: str
    owner: str
    unit: str
    period: Json
    row: Json

    @property
    def number(self) -> int | None:
        """None for `none`."""
        value = self.row.get("value")
        return value if isinstance(value, int) else None

    @property
    def of(self) -> str:
        return str(self.period.get("of", "payment"))

    @property
    def counter(self) -> Counter | None:
        return counter_of(self.word, self.period)


Figures = dict[str, list[Figure]]
"""By word, and under `pool` those of the pools; of a deductible, a ratio and the like there is at most one."""


def figures_at(benefit: Json, facts: Facts, known: Known, faults: Faults) -> Figures | None:
    """None where the benefit is closed for the case."""
    own = Faults()
    found = None
    if is_in_force(benefit, known.day) and is_inside(benefit["domain"], facts, own.missing):
        found = _open_at(benefit, facts, known, own)
    faults.add(own)
    return found


def _open_at(benefit: Json, facts: Facts, known: Known, faults: Faults) -> Figures | None:
    def cells(word: str, owner: str, slots: list[Json]) -> list[Figure]:
        found = [_figure_at(word, owner, slot, known.day, facts, faults) for slot in slots]
        return [figure for figure in found if figure is not None]

    name, scheme = benefit["name"], known.scheme
    figures = {word: cells(word, name, benefit["slots"].get(word, [])) for word in WORDS}
    figures["waiting"] += cells("waiting", scheme.file["scheme"]["name"], scheme.file["scheme"]["waiting"])
    if faults.stand() or _is_closed(figures, known, faults):
        return None
    if not any(figure.number is not None for figure in figures["amount"] + figures["ratio"]) and not any("bands" in figure.row for figure in figures["ratio"]):
        faults.others.append(Refusal("noRule", [f"ratio of {name}"]))
    figures["pool"] = [figure for pool in _pools_on(benefit, known) for figure in cells("pool", pool["name"], [pool["table"]])]
    if not faults.stand():
        faults.unstated |= _unstated_in(name, figures, known.used)
    return figures


def _figure_at(word: str, owner: str, slot: Json, day: str, facts: Facts, faults: Faults) -> Figure | None:
    """A fact is asked for only where the cells that are possible without it differ."""
    period = in_force(slot["periods"] + slot.get("unpublished", []), day)
    if period is None or ("domain" in slot and not is_inside(slot["domain"], facts, faults.missing)):
        return None
    if "indicator" in period:
        faults.others.append(_unpublished(period))
        return None
    rows = [row for row in period["rows"] + period.get("unpublished", []) if may_hold(row["when"], facts)]
    if not rows:
        faults.others.append(Refusal("noRule", [f"{word} of {owner}"]))
    elif any(_content(row) != _content(rows[0]) for row in rows[1:]):
        faults.missing |= {ask.input["name"] for row in rows for ask in unknown_in(row["when"], facts)}
    elif "indicator" in rows[0]:
        faults.others.append(_unpublished(rows[0]))
    else:
        return Figure(word, owner, slot["unit"], period, rows[0])
    return None


def _content(row: Json) -> list[object]:
    return [row.get(name) for name in ("value", "costBound", "bands", "indicator", "year")]


def _unpublished(wait: Json) -> Refusal:
    return Refusal("unpublished", [f"{wait['indicator']} {wait['year']}"])


def _is_closed(figures: Figures, known: Known, faults: Faults) -> bool:
    """One cell that is not covered closes the layer, and so does a waiting period that is not over."""
    if any(_is_not_covered(figure.row) for word in figures.values() for figure in word):
        return True
    waitings = [figure for figure in figures["waiting"] if figure.number is not None]
    if waitings and known.contribution is None:
        faults.missing.add("contribution")
    return known.contribution is not None and not all(_is_over(figure, known.contribution, known.day) for figure in waitings)


def _is_not_covered(row: Json) -> bool:
    return all(cell["value"] == "not covered" for cell in row.get("bands", [row]))


def _is_over(figure: Figure, contribution: str, day: str) -> bool:
    is_first = figure.period.get("waitingFrom", {}).get("kind") == "calendarMonth"
    end = months_later(contribution, figure.number or 0, is_first)
    return end is not None and day >= end


def _pools_on(benefit: Json, known: Known) -> list[Json]:
    """The pools that the benefit draws on that day, and those they lie in."""
    names = [draw["pool"] for draw in benefit["pools"] if is_in_force(draw, known.day)]
    for name in names:
        outer = known.scheme.pools[name].get("inside")
        if outer is not None and outer not in names:
            names.append(outer)
    return [known.scheme.pools[name] for name in dict.fromkeys(names)]


def _unstated_in(name: str, figures: Figures, used: Json) -> set[str]:
    """What the figures count and the claim does not state, whatever their rows say."""
    counters = [figure.counter for word in WORDS for figure in figures[word]]
    own = {" ".join(part for part in (name, *counter) if part is not None) for counter in counters if counter is not None and used_before(name, counter, used) is None}
    return own | {f"{figure.owner} pool" for figure in figures["pool"] if figure.owner not in used["pools"]}


def used_before(name: str, counter: Counter, used: Json) -> int | None:
    """In fen; None where the claim does not say."""
    own: Json = used["benefits"].get(name, {})
    amount: int | None = own.get(counter.kind) if counter.per is None else own.get(counter.kind, {}).get(counter.per)
    return amount
