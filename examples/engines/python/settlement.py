"""A claim settled layer by layer, and what is reported of it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Mapping, Sequence

from claim import Known, Refusal, understand
from exact_json import GREATEST
from figures import Faults, Figures, figures_at
from layer import ZERO, Layer, Portion, amount_of, settle_layer, take_from
from tables import Facts, Json, Scheme, in_force, member_key

Layers = Mapping[str, Layer]
"""The open ones, in the order of settlement."""


def settle(provinces: Mapping[str, Mapping[str, Scheme]], claim: Json) -> Json:
    """The settlement in whole fen, or why the claim is refused."""
    head = {"id": claim["id"]} if "id" in claim else {}
    try:
        known = understand(provinces, claim)
        return {**head, **_report(known, _settle_layers(known))}
    except Refusal as refusal:
        return {**head, "refused": refusal.refused, "about": refusal.about}


def _names_in(order: Json) -> list[str]:
    return [name for step in order["steps"] for name in step["benefits"]]


def _settle_layers(known: Known) -> Layers:
    faults = Faults()
    ways: dict[str, list[Figures]] = {}
    for name in _names_in(known.order):
        benefit = known.scheme.benefits[name]
        cases = _held_alone(known.scheme, known.facts) if benefit.get("bestForThePatient") else [known.facts]
        found = [figures_at(benefit, facts, known, faults) for facts in cases]
        ways[name] = [figures for figures in found if figures is not None]
    faults.raise_gravest()
    for step in known.order["steps"]:
        open_names = [name for name in step["benefits"] if ways[name]]
        if step["oneOf"] and len(open_names) > 1:
            raise Refusal("severalOpen", open_names)
    layers: dict[str, Layer] = {}
    drawn: dict[str, Fraction] = {}
    for name, alternatives in ways.items():
        if alternatives:
            layers[name] = _settle_best(name, alternatives, known, layers, drawn)
    return layers


def _held_alone(scheme: Scheme, facts: Facts) -> list[Facts]:
    """Step 5: the case with each of the identities held alone, in the order declared."""
    cases = [facts]
    for item in scheme.inputs.values():
        keys = [member_key(item["name"], member["name"]) for member in item.get("members", [])] if item["kind"] == "many" else []
        held = [key for key in keys if facts.get(key)]
        if len(held) > 1:
            cases = [{**case, **{key: key == kept for key in keys}} for case in cases for kept in held]
    return cases


def _settle_best(name: str, ways: Sequence[Figures], known: Known, layers: Layers, drawn: dict[str, Fraction]) -> Layer:
    """The first of the largest payments."""
    base = in_force(known.scheme.benefits[name]["base"], known.day) or {"terms": []}
    portions = [Portion(term, amount_of(term, known.costs, layers)) for term in base["terms"]]

    def result(figures: Figures) -> Layer:
        def pools_left(of: str) -> list[Fraction]:
            pools = [pool for pool in figures["pool"] if pool.of == of and pool.number is not None]
            return [max(ZERO, pool.number - known.used["pools"][pool.owner] - drawn.get(pool.owner, ZERO)) for pool in pools]

        return settle_layer(name, figures, portions, known.used, pools_left)

    best = max(map(result, ways), key=lambda layer: layer.payment)
    take_from(best, best.payment, layers)
    for pool in best.figures["pool"]:
        drawn[pool.owner] = drawn.get(pool.owner, ZERO) + best.drawn(pool.of)
    return best


def round_half_up(amount: Fraction, step: int = 1) -> int:
    """The nearest multiple of `step` fen; halves go away from zero (四舍五入)."""
    rounded = (2 * abs(amount.numerator) + amount.denominator * step) // (2 * amount.denominator * step) * step
    return -rounded if amount < 0 else rounded


def _report(known: Known, layers: Layers) -> Json:
    payments = _payments_of(known, list(layers.values()))
    patient = known.bill - sum(payments.values())
    return {
        "bill": known.bill,
        "patient": patient,
        "shares": _shares_of(known, layers, patient),
        "layers": [_reported(name, layers.get(name), payments.get(name, 0)) for name in _names_in(known.order)],
        "used": _used_after(known, layers, payments),
    }


def _reported(name: str, layer: Layer | None, payment: int) -> Json:
    exact = {"base": ZERO, "firstShare": ZERO, "deductible": ZERO, "overCap": ZERO}
    if layer is not None:
        exact = {"base": layer.base, "firstShare": layer.first_share, "deductible": layer.deductible, "overCap": layer.over_cap}
    return {"benefit": name, "open": layer is not None, "payment": payment, **{part: round_half_up(amount) for part, amount in exact.items()}}


def _payments_of(known: Known, layers: Sequence[Layer]) -> dict[str, int]:
    """Each payment rounded once, but never past what is left of a cap, a pool or the bill; what is due whatever the cost may exceed the bill."""
    rounding, pools_used = known.order["rounding"], known.used["pools"]
    step, residual_name = rounding["step"], rounding.get("residual")
    payments: dict[str, int] = {}
    drawn: dict[str, int] = {}

    def room_of(layer: Layer) -> list[int]:
        pools = [pool for pool in layer.figures["pool"] if pool.of == "payment" and pool.number is not None]
        return [*map(int, layer.caps_left), *(max(0, pool.number - pools_used[pool.owner] - drawn.get(pool.owner, 0)) for pool in pools)]

    exact = ZERO
    for layer in layers:
        if layer.name == residual_name:
            continue
        exact += layer.payment
        of_bill = max(known.bill, round_half_up(exact)) - sum(payments.values())
        payments[layer.name] = min([round_half_up(layer.payment, step), of_bill, *room_of(layer)])
        for pool in layer.figures["pool"]:
            if pool.of == "payment":
                drawn[pool.owner] = drawn.get(pool.owner, 0) + payments[layer.name]
    residual = next((layer for layer in layers if layer.name == residual_name), None)
    if residual is not None:
        patient = round_half_up(known.bill - sum((layer.payment for layer in layers), ZERO), step)
        payments[residual.name] = max(0, min([known.bill - patient - sum(payments.values()), *room_of(residual)]))
    return payments


def _shares_of(known: Known, layers: Layers, patient: int) -> dict[str, int]:
    """What explains the patient's amount. What of a layer lies in the base of a later open one is explained by that one; the own share is the rest."""
    named = {portion.term.get("measure") for layer in layers.values() for portion in layer.portions}
    outside = sum(cost for measure, cost in known.costs.items() if measure not in named)
    first_share = sum((layer.first_share for layer in _explained("firstShare", layers)), ZERO)
    deductible = sum((layer.deductible for layer in _explained("deductible", layers)), ZERO)
    over_cap = sum((layer.over_cap for layer in _explained("overCap", layers)), ZERO)
    paid = sum((layer.payment for layer in layers.values()), ZERO)
    own_share = known.bill - paid - outside - first_share - deductible - over_cap
    exact = {"firstShare": first_share, "deductible": deductible, "ownShare": own_share, "overCap": over_cap}
    shares = {"outside": outside, **{part: round_half_up(amount) for part, amount in exact.items()}}
    return {**shares, "rounding": patient - sum(shares.values())}


def _explained(part: str, layers: Layers) -> list[Layer]:
    """The layers whose part no later layer takes up."""
    every = list(layers.values())
    return [layer for place, layer in enumerate(every) if not _is_taken_up(part, layer, every[place + 1 :], layers)]


def _is_taken_up(part: str, layer: Layer, later: Sequence[Layer], layers: Layers) -> bool:
    """Whether a later base names the part, or what is unpaid of the layer or of one that its cost came from."""
    sources = _sources_of(layer, layers)
    for term in (portion.term for other in later for portion in other.portions if "of" in portion.term):
        is_whole = term["remainder"] in ("unpaid", "ownShare")
        if term["of"] == layer.name and (term["remainder"] == part or (is_whole and part != "firstShare")):
            return True
        if term["of"] in sources and is_whole:
            return True
    return False


def _sources_of(layer: Layer, layers: Layers) -> set[str]:
    direct = {portion.term["of"] for portion in layer.portions if "of" in portion.term}
    return direct.union(*(_sources_of(layers[name], layers) for name in direct if name in layers))


def _used_after(known: Known, layers: Layers, payments: Mapping[str, int]) -> Json:
    """Of what was stated, everything that an open layer ever counts goes on, and so do the pools it draws on; the next claim starts from here."""
    too_much: list[str] = []

    def grow(amounts: dict[str, Any], key: str | None, amount: int, name: str) -> None:
        if key in amounts:
            amounts[key] += amount
            if amounts[key] > GREATEST:
                too_much.append(name)

    for name, layer in layers.items():
        by = {"payment": payments[name], "cost": round_half_up(layer.cost), "deductible": round_half_up(layer.deductible)}
        own = known.used["benefits"].get(name, {})
        for kind, per in known.scheme.counters[name]:
            if kind == "deductible":
                grow(own, kind, by["deductible"], name)
            else:
                grow(own.get(kind, {}), per, by["payment" if kind == "paid" else "cost"], name)
        for pool in layer.figures["pool"]:
            grow(known.used["pools"], pool.owner, by[pool.of], pool.owner)
    if too_much:
        raise Refusal("badUsed", too_much)
    return known.used
