"""A claim read and judged before anything is settled: every name known, every value of its kind, every amount whole fen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Collection, Iterable, Mapping

from days import is_day
from exact_json import GREATEST, utf16
from tables import Counter, Facts, Json, Scheme, in_force, may_hold, member_key, unknown_in


class Refusal(Exception):
    """A claim that cannot be settled: the reason and what it is about, sorted."""

    def __init__(self, refused: str, about: Iterable[str]) -> None:
        super().__init__(refused)
        self.refused = refused
        self.about = ", ".join(sorted(set(about), key=utf16))


@dataclass(frozen=True)
class Known:
    """A claim understood. Money is whole fen; `used` has the form of the claim and is the engine's own."""

    scheme: Scheme
    day: str
    contribution: str | None
    facts: Facts
    costs: dict[str, int]
    used: Json
    order: Json
    bill: int


TEXTS = ("province", "scheme", "on")
MAYBE_TEXTS = ("id", "city", "contribution")


def read_claim(value: Any) -> Json:
    """Raises ValueError where a value from outside does not have the shape of a claim."""
    is_claim = (
        _has_only(value, (*TEXTS, *MAYBE_TEXTS, "facts", "costs", "used"))
        and all(isinstance(value.get(name), str) for name in TEXTS)
        and all(isinstance(value.get(name, ""), str) for name in MAYBE_TEXTS)
        and isinstance(value.get("facts"), dict)
        and isinstance(value.get("costs"), dict)
        and _is_used(value.get("used"))
    )
    if not is_claim:
        raise ValueError("it does not obey claim.schema.json")
    claim: Json = value
    return claim


def _has_only(value: Any, names: Collection[str]) -> bool:
    return isinstance(value, dict) and all(name in names for name in value)


def _is_used(value: Any) -> bool:
    if value == "nothing":
        return True
    if not _has_only(value, ("benefits", "pools")) or not isinstance(value.get("pools"), dict) or not isinstance(value.get("benefits"), dict):
        return False
    return all(
        _has_only(own, ("deductible", "paid", "base")) and isinstance(own.get("paid", {}), dict) and isinstance(own.get("base", {}), dict)
        for own in value["benefits"].values()
    )


def understand(provinces: Mapping[str, Mapping[str, Scheme]], claim: Json) -> Known:
    """Raises a Refusal, in the order in which reasons count."""
    if claim["province"] not in provinces:
        raise Refusal("unknownProvince", [claim["province"]])
    scheme = provinces[claim["province"]].get(claim["scheme"])
    if scheme is None:
        raise Refusal("unknownScheme", [claim["scheme"]])
    _refuse_if([name for name in ("on", "contribution") if name in claim and not is_day(claim[name])][:1], "badDay")
    facts = _read_facts(scheme, claim)
    costs = _read_costs(scheme, claim["costs"])
    used = _read_used(scheme, claim["used"])
    orders, day = scheme.file["settlement"], claim["on"]
    order = in_force(orders, day)
    if order is None:
        is_before = len(orders) > 0 and all(day < one["from"] for one in orders)
        raise Refusal("beforeFirstDay" if is_before else "noRule", [claim["scheme"]])
    bill = sum(costs.values())
    if bill > GREATEST:
        raise Refusal("badAmount", claim["costs"])
    for when in scheme.file["impossible"]:
        if may_hold(when, facts) and not unknown_in(when, facts):
            raise Refusal("impossibleCase", [ask.input["name"] for ask in when])
    return Known(scheme, day, claim.get("contribution"), facts, costs, used, order, bill)


def _refuse_if(names: Collection[str], reason: str) -> None:
    if names:
        raise Refusal(reason, names)


def _read_facts(scheme: Scheme, claim: Json) -> Facts:
    own = {name: item for name, item in scheme.inputs.items() if item is not scheme.city}
    _refuse_if([name for name in claim["facts"] if name not in own], "unknownFact")
    given = [(own[name], fact) for name, fact in claim["facts"].items()]
    if "city" in claim and scheme.city is not None:
        given.append((scheme.city, claim["city"]))
    _refuse_if([item["name"] for item, fact in given if not _is_fact(item, fact)], "badFact")
    facts: dict[str, Any] = {}
    for item, fact in given:
        if item["kind"] == "many":
            facts.update((member_key(item["name"], member["name"]), member["name"] in fact) for member in item["members"])
        else:
            facts[item["name"]] = fact
    return facts


def _is_fact(item: Json, fact: Any) -> bool:
    kind, members = item["kind"], [member["name"] for member in item.get("members", [])]
    if kind == "many":
        return isinstance(fact, list) and all(name in members for name in fact) and len(set(fact)) == len(fact)
    if kind in ("members", "city"):
        return fact in members
    if kind == "yesNo":
        return isinstance(fact, bool)
    if kind == "date":
        return is_day(fact)
    return type(fact) is int and item.get("low", 1) <= fact <= item.get("high", GREATEST)


def _is_amount(value: Any) -> bool:
    return type(value) is int and 0 <= value <= GREATEST


def _read_costs(scheme: Scheme, costs: Json) -> dict[str, int]:
    measures = [measure["name"] for measure in scheme.file["measures"]]
    _refuse_if([name for name in costs if name not in measures], "unknownMeasure")
    _refuse_if([name for name in costs if not _is_amount(costs[name])], "badAmount")
    return {name: costs.get(name, 0) for name in measures}


def _read_used(scheme: Scheme, used: Any) -> Json:
    if used == "nothing":
        own = {name: _zeros_of(counters) for name, counters in scheme.counters.items() if counters}
        return {"benefits": own, "pools": {name: 0 for name in scheme.pools}}
    bad = [name for name, own in used["benefits"].items() if name not in scheme.benefits or not all(map(_is_amount, _amounts_in(own)))]
    bad += [name for name, amount in used["pools"].items() if name not in scheme.pools or not _is_amount(amount)]
    _refuse_if(bad, "badUsed")
    copied = {name: {kind: value if kind == "deductible" else dict(value) for kind, value in own.items()} for name, own in used["benefits"].items()}
    return {"benefits": copied, "pools": dict(used["pools"])}


def _amounts_in(own: Json) -> list[Any]:
    return [own.get("deductible", 0), *own.get("paid", {}).values(), *own.get("base", {}).values()]


def _zeros_of(counters: Iterable[Counter]) -> Json:
    own: Json = {}
    for kind, per in counters:
        if per is None:
            own[kind] = 0
        else:
            own.setdefault(kind, {})[per] = 0
    return own
