"""Jiangxi's benefits, with a copy of the numbers of their documents."""
from fractions import Fraction

from payment import months_after, percent, yuan

NOTHING = Fraction(0)
ELIGIBLE, CLASS_B = "政策范围内费用", "乙类先行自付"
AWAY = {"省内": 0, "省外长期居住": 0, "省外转诊": 10, "省外未转诊": 20}


def used(case, what, *benefits):
    return sum((case["used"].get((what, benefit), NOTHING) for benefit in benefits), NOTHING)


def cost_of(case):
    return case["costs"].get(ELIGIBLE, NOTHING)


def with_class_b(case, is_class_b):
    """The share of class B is part of the cost and 10 % is taken off the whole."""
    cost = cost_of(case) + case["costs"].get(CLASS_B, NOTHING)
    return cost * percent(90) if is_class_b else cost


# ── employees ───────────────────────────────────────────────────────────────
def employee_inpatient(case, has_deductible=True):
    deductible, ratio = {"一级": (200, 95), "二级": (500, 90), "三级": (800, 85)}[case["医院级别"]]
    treatment = case.get("住院治疗")
    if not has_deductible or treatment == "精神疾病" or (treatment == "放化疗" and int(case["住院次序"]) >= 2):
        deductible = 0
    cost = cost_of(case) * (1 - percent(AWAY[case["就医地"]]))
    before = max(NOTHING, cost - yuan(deductible)) * percent(ratio)
    return cost, min(before, yuan(100_000))


def in_outpatient_pools(case, cost, ratio):
    """One deductible and one limit for outpatient care and pharmacies together."""
    both = ("职工普通门诊", "职工药店购药")
    deductible = max(NOTHING, yuan(300) - used(case, "used deductible of", *both))
    limit = yuan(2000 if case["人员类别"] == "在职" else 3000) - used(case, "paid", *both)
    return min(max(NOTHING, cost - deductible) * percent(ratio), max(NOTHING, limit))


def employee(case):
    care, retired = case["就医类型"], case["人员类别"] == "退休"
    if care in ("住院", "门诊慢特病"):
        cost, payment = employee_inpatient(case, care == "住院")
        layer = "职工住院" if care == "住院" else "职工一类慢特病"
        critical = min(max(NOTHING, cost - payment - yuan(100_000)) * percent(90), yuan(400_000))
        return {layer: payment, "职工大病": critical}
    if care == "普通门诊":
        ratio = {"一级": 65, "二级": 60, "三级": 55}[case["医院级别"]] + (5 if retired else 0)
        return {"职工普通门诊": in_outpatient_pools(case, cost_of(case), ratio)}
    if care == "定点药店":
        return {"职工药店购药": in_outpatient_pools(case, with_class_b(case, case["药品类别"] == "乙类"), 70 if retired else 65)}
    if care == "双通道用药":
        return {"职工双通道": with_class_b(case, case["双通道药品"] == "B类药品") * percent(70)}
    return {"职工住院分娩": cost_of(case) * percent(90 if case["医院级别"] == "三级" else 100)}


# ── residents ───────────────────────────────────────────────────────────────
NEEDY = {"低保对象", "特困人员", "返贫致贫人口"}


def is_waiting(case):
    return case["断缴"] == "yes" and case["新生儿参保"] == "no" and case["on"] < months_after(case["contribution"], 3)


def resident_inpatient(case, has_deductible=True):
    deductible, ratio = {"一级": (100, 90), "二级": (400, 80), "三级": (600, 60)}[case["医院级别"]]
    treatment = case.get("住院治疗")
    if has_deductible:
        ordinal, age = int(case["住院次序"]), int(case["年龄"])
        is_free = treatment == "精神疾病" or (treatment == "放化疗" and ordinal >= 2) or ((age >= 70 or age <= 6) and ordinal >= 4)
        deductible = 0 if is_free else deductible
    cost = cost_of(case) * (1 - percent(AWAY[case["就医地"]]))
    before = max(NOTHING, cost - yuan(deductible if has_deductible else 0)) * percent(ratio)
    return cost, min(before, yuan(100_000))


def critical_illness(case, base):
    needy = bool(NEEDY & set(case.get("困难身份", "none").split(" 且 ")))
    deductible = yuan(17_000) / 2 if needy else yuan(17_000)
    payment = max(NOTHING, base - deductible) * percent(65 if needy else 60)
    if needy:
        return payment
    table = yuan(300_000 if case["city"] == "南昌" else 250_000)
    grown = table + yuan(3000) * max(0, int(case["连续参保年数"]) - 4) + yuan(3000) * int(case["零报销年数"])
    return min(payment, grown, table * Fraction(120, 100))


def resident_outpatient(case):
    if case["县级中医医院"] == "yes":
        return cost_of(case) * percent(40)
    return cost_of(case) * percent(65 if case["家庭医生签约"] == "yes" else 60)


def two_diseases(case):
    caps = {"高血压": 400, "糖尿病": 500}
    cap = sum(caps[disease] for disease in case["两病病种"].split(" 且 "))
    return min(cost_of(case) * percent({"一级": 60, "二级": 50}[case["医院级别"]]), yuan(cap))


def resident(case):
    care = case["就医类型"]
    if is_waiting(case):
        return {}
    if care in ("住院", "门诊慢特病"):
        cost, payment = resident_inpatient(case, care == "住院")
        return {"居民住院" if care == "住院" else "居民一类慢特病": payment, "居民大病保险": critical_illness(case, cost - payment)}
    if care == "普通门诊":
        return {"居民普通门诊": resident_outpatient(case)}
    if care == "两病门诊":
        return {"居民两病": two_diseases(case)}
    return {"居民双通道": with_class_b(case, case["双通道药品"] == "B类药品") * percent(60)}


def settle(case):
    return resident(case) if case["人员类别"] == "居民" else employee(case)
