"""The folder of compiled tables: what it names and nothing else, and how the row of a case is found."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Iterable, Mapping, NamedTuple, Sequence

from days import next_day
from exact_json import parse_exactly

Json = dict[str, Any]
Facts = Mapping[str, Any]
"""By the key of an ask; what is not known is not there."""


@dataclass(frozen=True)
class Ask:
    """One condition on one fact."""

    input: Json
    key: str
    accepts: Callable[[Any], bool]
    ranges: Sequence[tuple[Any, Any]] = ()


When = Sequence[Ask]
"""All of them must accept the case."""


class Counter(NamedTuple):
    """What is counted from claim to claim: `deductible`, or `paid` or `base` in a period."""

    kind: str
    per: str | None


@dataclass(frozen=True)
class Scheme:
    """A file of tables, every `when` of it taken apart."""

    file: Json
    inputs: dict[str, Json]
    city: Json | None
    benefits: dict[str, Json]
    pools: dict[str, Json]
    counters: dict[str, list[Counter]]
    """Everything that a benefit counts at any time."""


def load_tables(folder: Path) -> dict[str, dict[str, Scheme]]:
    """Schemes by province and name. Raises ValueError where a file is not the one that the manifest names, or of a format that is not known here."""
    provinces: dict[str, dict[str, Scheme]] = {}
    for entry in _read_known((folder / "manifest.json").read_bytes())["files"]:
        if entry["kind"] != "tables":
            continue
        content = (folder / entry["path"]).read_bytes()
        if hashlib.sha256(content).hexdigest() != entry["sha256"]:
            raise ValueError(f"{entry['path']} is not the file that the manifest names")
        scheme = _scheme_of(_read_known(content))
        provinces.setdefault(scheme.file["province"]["name"], {})[scheme.file["scheme"]["name"]] = scheme
    return provinces


def _read_known(content: bytes) -> Json:
    file: Json = parse_exactly(content.decode("utf-8"))
    if not file["format"].startswith("1."):
        raise ValueError(f"format {file['format']} of the tables is not known to this engine")
    return file


def _scheme_of(written: Json) -> Scheme:
    inputs = {item["name"]: item for item in written["inputs"]}
    file = _with_asks(written, inputs)
    benefits = {benefit["name"]: benefit for benefit in file["benefits"]}
    return Scheme(
        file=file,
        inputs=inputs,
        city=next((item for item in written["inputs"] if item["kind"] == "city"), None),
        benefits=benefits,
        pools={pool["name"]: pool for pool in file["pools"]},
        counters={name: _counters_of(benefit) for name, benefit in benefits.items()},
    )


def _with_asks(node: Any, inputs: dict[str, Json]) -> Any:
    if isinstance(node, list):
        return [_with_asks(item, inputs) for item in node]
    if not isinstance(node, dict):
        return node
    found: Json = {}
    for key, value in node.items():
        if key == "when":
            found[key] = _asks_of(value, inputs)
        elif key in ("domain", "impossible"):
            found[key] = [_asks_of(when, inputs) for when in value]
        else:
            found[key] = _with_asks(value, inputs)
    return found


def _asks_of(when: Json, inputs: dict[str, Json]) -> list[Ask]:
    return [ask for name, condition in when.items() for ask in _asks_on(inputs[name], condition)]


def _asks_on(item: Json, condition: Any) -> list[Ask]:
    """A fact that may be held together with others is one fact for each member: held or not."""
    name, kind = item["name"], item["kind"]
    if isinstance(condition, bool):
        return [Ask(item, name, lambda fact: fact is condition)]
    if kind == "many":
        held = [Ask(item, member_key(name, member), lambda fact: fact) for member in condition["has"]]
        return held + [Ask(item, member_key(name, member), lambda fact: not fact) for member in condition["lacks"]]
    if kind in ("members", "city"):
        return [Ask(item, name, lambda fact: fact in condition)]
    ranges = list(zip(condition[::2], condition[1::2]))
    return [Ask(item, name, lambda fact: any((low is None or low <= fact) and (high is None or fact <= high) for low, high in ranges), ranges)]


def member_key(name: str, member: str) -> str:
    return f"{name}\n{member}"


def may_hold(when: When, facts: Facts) -> bool:
    """Whether the conditions hold, as far as the facts are known."""
    for ask in when:
        if ask.key in facts and not ask.accepts(facts[ask.key]):
            return False
    return True


def unknown_in(when: When, facts: Facts) -> list[Ask]:
    return [ask for ask in when if ask.key not in facts]


def is_inside(domain: Iterable[When], facts: Facts, missing: set[str]) -> bool:
    """Whether the case lies in one of the sets; the names of the facts that are asked for go to `missing` where that is not certain."""
    possible = [when for when in domain if may_hold(when, facts)]
    is_certain = _is_covered(possible, facts)
    if not is_certain:
        missing.update(ask.input["name"] for when in possible for ask in unknown_in(when, facts))
    return is_certain


def _is_covered(domain: Sequence[When], facts: Facts) -> bool:
    """Whether one of the sets holds whatever the facts are that are not known: tried with every value that makes a difference."""
    possible = [when for when in domain if may_hold(when, facts)]
    asks = [ask for when in possible for ask in unknown_in(when, facts)]
    if not asks:
        return len(possible) > 0
    key = asks[0].key
    values = _values_to_try(asks[0].input, [ask for ask in asks if ask.key == key])
    return all(_is_covered(possible, {**facts, key: value}) for value in values)


def _values_to_try(item: Json, asks: Sequence[Ask]) -> Iterable[Any]:
    """Every member, or the first value of each stretch in which no range begins or ends."""
    if item["kind"] in ("many", "yesNo"):
        return [True, False]
    if "members" in item:
        return [member["name"] for member in item["members"]]
    first = "0001-01-01" if item["kind"] == "date" else item.get("low", 1)
    after = next_day if item["kind"] == "date" else lambda number: number + 1
    ranges = [ends for ask in asks for ends in ask.ranges]
    starts = {first, *(low for low, _ in ranges if low is not None), *(after(high) for _, high in ranges if high is not None)}
    return [start for start in starts if "high" not in item or start <= item["high"]]


def in_force(spans: Iterable[Json], day: str) -> Json | None:
    """The one of the things with a first and a last day whose time holds the day."""
    return next((span for span in spans if is_in_force(span, day)), None)


def is_in_force(span: Json, day: str) -> bool:
    return span["from"] <= day and (span["to"] is None or day <= span["to"])


def counter_of(word: str, period: Json) -> Counter | None:
    """What a slot counts while the period is in force; None where it looks at one claim alone."""
    per, of, scale = period.get("per"), period.get("of"), period.get("scale")
    if per is None:
        return None
    if word == "deductible":
        return Counter("deductible", None)
    if word == "ratio" and scale is not None:
        return Counter("paid" if scale == "payment" else "base", per)
    return Counter("paid" if of == "payment" else "base", per) if word in ("cap", "limit") and of is not None else None


def _counters_of(benefit: Json) -> list[Counter]:
    found = [counter_of(word, period) for word, slots in benefit["slots"].items() for slot in slots for period in slot["periods"]]
    return list(dict.fromkeys(counter for counter in found if counter is not None))
