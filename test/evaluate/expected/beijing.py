"""Beijing's benefits, with a copy of the numbers of their documents."""
from fractions import Fraction

from payment import by_payment, cost_for, months_after, percent, slices, yuan

NOTHING = Fraction(0)


def used(case, what, benefit):
    return case["used"].get((what, benefit), NOTHING)


# Decree 158, Arts. 33 to 36; the notice of 2010
RATIOS = {"primary": (90, 95, 97), "community": (90, 95, 97), "secondary": (87, 92, 97), "tertiary": (85, 90, 95)}


def employee_inpatient(case, cost):
    """Payment, and the cost over the cap."""
    deductible = yuan(1300 if int(case["ordinal"]) == 1 else 650)
    level = (90, 95, 97) if case["care"] == "home_bed" else RATIOS[case["hospital"]]
    share = Fraction(60, 100) if case["member"] == "retired" else Fraction(1)
    ratios = [1 - (1 - percent(ratio)) * share for ratio in level]
    bands = list(zip((yuan(30_000), yuan(40_000), None), ratios))
    start = min(cost, deductible)
    payment = slices(bands, start, cost)
    left = max(NOTHING, yuan(100_000) - used(case, "paid", "employee_inpatient"))
    if payment <= left:
        return payment, NOTHING
    return left, cost - start - cost_for(bands, start, left)


def employee_outpatient(case, cost):
    deductible = max(NOTHING, yuan(1800 if case["member"] == "active" else 1300) - used(case, "used deductible of", "employee_outpatient"))
    community = case["hospital"] == "community"
    if case["member"] == "active":
        first, above = (90 if community else 70), 60
    else:
        first, above = (90 if community or int(case["age"]) >= 70 else 85), 80
    bands = ((yuan(20_000), percent(first)), (None, percent(above)))
    return by_payment(bands, used(case, "paid", "employee_outpatient"), max(NOTHING, cost - deductible))


def employee(case):
    cost = case["costs"]["eligible"]
    if case["care"] == "outpatient":
        return {"employee_outpatient": employee_outpatient(case, cost)}
    inpatient, over = employee_inpatient(case, cost)
    large = min(yuan(200_000), over * percent(80 if case["member"] == "retired" else 85))
    paid = {"employee_inpatient": inpatient, "large_sum": large}
    if case["member"] == "retired":
        paid["supplement"] = min(over, yuan(250_000)) * percent(10)
    return paid


# residents: 办法 and 实施细则; inpatient illustrative
def is_waiting(case):
    if case["late"] == "no" or case["newborn"] == "yes":
        return False
    return case["on"] < months_after(case["contribution"], 3)


def resident_outpatient(case, cost):
    low = case["hospital"] in ("primary", "community")
    needs_slip = case["group"] in ("working_age", "elderly") and case["emergency"] == "no" and not low
    has_slip = case["slip"] == "yes" and int(case["slip_days"]) <= 180
    if is_waiting(case) or case["continuous"] == "no" or (needs_slip and not has_slip):
        return NOTHING
    excess = max(NOTHING, cost - yuan(100 if low else 550))
    return min(yuan(3000), excess * percent(55 if low else 50))


LEVELS = {"primary": (300, 80), "community": (300, 80), "secondary": (800, 78), "district_tertiary": (1300, 78), "tertiary": (1300, 75)}


def resident_inpatient(case, cost, is_special):
    amount, ratio = LEVELS[case["hospital"]]
    deductible = yuan(amount)
    if not is_special and int(case["admission_ordinal"]) >= 2:
        deductible /= 2
    if case["group"] == "student_child":
        deductible /= 2
    return min(yuan(250_000), max(NOTHING, cost - deductible) * percent(ratio))


NEEDY = {"poor", "living_allowance", "low_income", "destitute", "low_income_farmer"}


def critical_illness(case, base):
    """The notice of 2019: the income of 2018 was 30,404."""
    needy = bool(NEEDY & set(case.get("identity", "none").split(" and ")))
    already = used(case, "used deductible of", "resident_critical_illness")
    deductible = max(NOTHING, (yuan(30_404) / 2 if needy else yuan(30_404)) - already)
    excess = max(NOTHING, base - deductible)
    start = max(NOTHING, used(case, "base", "resident_critical_illness") - already)
    more = 5 if needy else 0
    return slices(((yuan(50_000), percent(60 + more)), (None, percent(70 + more))), start, start + excess)


def resident(case):
    cost = case["costs"]["eligible"]
    if case["care"] == "outpatient":
        name, payment = "resident_outpatient", resident_outpatient(case, cost)
    else:
        is_special = case["care"] == "special_outpatient"
        name, payment = ("special_outpatient" if is_special else "resident_inpatient"), resident_inpatient(case, cost, is_special)
    paid = {name: payment}
    if case["on"] >= "2019-01-01":
        paid["resident_critical_illness"] = critical_illness(case, cost - payment)
    return paid


def settle(case):
    return resident(case) if case["member"] == "resident" else employee(case)
