"""Reads the examples of policy files, in either spelling, without the compiler."""
import re
from fractions import Fraction

WORDS = {
    "案例": "example", "已知": "given", "申报": "claim", "预期": "expect", "支付": "pays", "个人支付": "patient", "于": "on", "缴费": "contribution",
    "城市": "city", "是": "yes", "否": "no", "无": "none", "且": "and", "已用起付线": "used deductible of", "已付": "paid", "基数": "base",
}


SPANS = {"per month": 1, "每月": 1, "per quarter": 3, "每季度": 3, "per year": 12, "每年": 12}


def yuan(text):
    """Fen as a fraction: `1,300.50 yuan`, `1000元`, `10万元`."""
    match = re.fullmatch(r"([\d,]+(?:\.\d+)?)(万)?\s*(?:yuan|元)", text.strip())
    if match is None:
        raise ValueError(f"no amount: {text}")
    return Fraction(match[1].replace(",", "")) * 100 * (10_000 if match[2] else 1)


def is_money(text):
    return re.fullmatch(r"[\d,]+(?:\.\d+)?万?\s*(?:yuan|元)", text.strip()) is not None


def plain_date(text):
    """2025年5月10日 as 2025-05-10."""
    return re.sub(r"(\d{4})年(\d{1,2})月(\d{1,2})日", lambda match: "%s-%02d-%02d" % (match[1], int(match[2]), int(match[3])), text)


def split(text):
    """At commas that separate no thousands."""
    return [part.strip() for part in re.split(r",(?!\d{3}(?!\d))|，|、", text)]


class Case(dict):
    """The facts of one case by the names as written; `costs`, `used`, `expected` beside them."""


def blocks(text):
    """The title, the clauses and the table's rows of every example."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        match = re.match(r'(?:example|案例) "([^"]*)"', lines[at])
        if match is None:
            at += 1
            continue
        body = []
        at += 1
        while at < len(lines) and lines[at].startswith("  "):
            line = lines[at].strip()
            if body and body[-1].endswith(","):
                body[-1] += " " + line
            else:
                body.append(line)
            at += 1
        yield match[1], body


def statement(case, name, value):
    name = name.strip()
    for word in ("used deductible of", "已用起付线", "paid", "已付", "base", "基数"):
        if name.startswith(word + " "):
            case["used"][(WORDS.get(word, word), name[len(word):].strip())] = yuan(value)
            return
    if name in ("credit", "划入"):
        case["expected"]["credit"] = yuan(value)
    elif name in ("patient", "个人支付"):
        case["expected"]["patient"] = yuan(value)
    elif re.search(r" (pays|支付)$", name):
        case["expected"][re.sub(r" (pays|支付)$", "", name)] = yuan(value)
    elif is_money(value):
        case["costs"][name] = yuan(value)
    else:
        case[WORDS.get(name, name) if name in ("于", "缴费", "城市") else name] = WORDS.get(value, value) if value in ("是", "否", "无") else value


def clause(case, line):
    word, rest = line.split(" ", 1)
    for part in split(rest):
        if part in SPANS:
            case["per"] = SPANS[part]
            continue
        part = re.sub(r" (?:this year|本年度)$", "", part)
        money = re.search(r"\s*([\d,]+(?:\.\d+)?万?\s*(?:yuan|元))$", part)
        if money is not None:
            statement(case, part[: money.start()], money[1])
        else:
            name, value = part.split(" ", 1)
            statement(case, name, plain_date(value))


def cases(path):
    """Every case of a file: (title, row or None, case)."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for title, body in blocks(text):
        rows = [line for line in body if line.startswith("|")]
        clauses = [line for line in body if re.match(r"(given|claim|expect|已知|申报|预期) ", line)]
        header = [cell.strip() for cell in rows[0].strip("|").split("|")] if rows else []
        for number, row in enumerate(rows[1:], 1) if rows else [(None, "")]:
            case = Case(costs={}, used={}, expected={})
            for line in clauses:
                clause(case, line)
            for name, cell in zip(header, row.strip("|").split("|") if row else []):
                statement(case, name, cell.strip())
            yield title, number, case
