"""What is paid in, with a copy of the numbers of the documents; fen as fractions, rounded half up at the end."""
from fractions import Fraction

from payment import percent, rounded, yuan

MONTHS = {"month": 1, "quarter": 3, "year": 12}
PAYERS = {"单位": "employer", "个人": "member", "财政": "government"}


def is_contribution(case):
    names = {PAYERS.get(name, name) for name in case["expected"]}
    return names <= {"employer", "member", "government", "central", "province", "city", "local", "credit"}


def shared(whole, shares):
    """Whole fen by largest remainders, the first written among equals."""
    exact = {name: Fraction(whole) * Fraction(share, 100) for name, share in shares.items()}
    parts = {name: amount.numerator // amount.denominator for name, amount in exact.items()}
    behind = sorted(exact, key=lambda name: (parts[name] - exact[name], list(exact).index(name)))
    for name in behind[: whole - sum(parts.values())]:
        parts[name] += 1
    return parts


def between(low, amount, high):
    return max(low, min(amount, high))


def jiangxi(case):
    if case["人员类别"] == "居民":
        return {"member": yuan(400), "government": yuan(670)}
    assert case["就业形式"] == "灵活就业"
    return {"member": case["costs"]["own_wage"] * percent("8.8")}


def shanxi(case):
    """580 a head: 60 / 20 / 20, in western-policy counties 80 / 10 / 10."""
    western = case["county"] == "western"
    return shared(rounded(yuan(580)), {"central": 80 if western else 60, "province": 10 if western else 20, "local": 10 if western else 20})


WAGES = {("yunzhou", "2024"): 84_000, ("hewan", "2024"): 108_000, ("shitan", "2024"): 96_000, ("yunzhou", "2025"): 87_000, ("hewan", "2025"): 112_000, ("shitan", "2025"): 99_000}
RESIDENT = {"yunzhou": 400, "hewan": 1000, "shitan": 520}


def linhai(case):
    if case["member"] == "retired":
        return {"credit": yuan(110)}
    if case["member"] == "resident":
        western = case["county"] == "western"
        levels = shared(rounded(yuan(740)), {"central": 80 if western else 60, "province": 10 if western else 20, "city": 10 if western else 20})
        return {"member": yuan(RESIDENT[case["city"]]), **levels}
    year = Fraction(12, case.get("per", 12))
    wage = yuan(WAGES[case["city"], str(int(case["on"][:4]) - 1)])
    base = between(wage * Fraction(60, 100) / year, case["costs"]["own_wage"], wage * 3 / year)
    rate = {"yunzhou": "5.5", "hewan": "9", "shitan": "7" if case["on"] <= "2025-12-31" else "7.5"}[case["city"]]
    return {"employer": base * percent(rate), "member": base * percent(2), "credit": base * percent(2)}


def settle(province, case):
    paid = {"jiangxi": jiangxi, "shanxi": shanxi, "linhai": linhai}[province](case)
    return {name: paid.get(PAYERS.get(name, name), Fraction(0)) for name in case["expected"]}
