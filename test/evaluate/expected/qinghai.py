"""Qinghai's lump sums for the end of a pregnancy, before and from 青医保局发〔2025〕27号."""
from payment import yuan


def settle(case):
    old = {"no": 300, "yes": 360}
    new = {"no": 520, "yes": 580}
    amount = (new if case["on"] >= "2025-09-01" else old)[case["with_iud"]]
    return {"abortion": min(yuan(amount), case["costs"]["eligible"])}
