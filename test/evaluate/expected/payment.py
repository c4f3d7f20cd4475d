"""What benefits have in common: exact fractions of fen, rounded half up at the end."""
from fractions import Fraction


def yuan(amount):
    return Fraction(amount) * 100


def percent(number):
    return Fraction(str(number)) / 100


def rounded(fen):
    """Half up, for amounts that are not negative."""
    return (2 * fen.numerator + fen.denominator) // (2 * fen.denominator)


def slices(bands, start, end):
    """What lies of [start, end] in each band, times its ratio; bands are (edge above or None, ratio) from 0 up."""
    total, low = Fraction(0), Fraction(0)
    for high, ratio in bands:
        top = end if high is None else min(end, high)
        total += max(Fraction(0), top - max(low, start)) * ratio
        low = high if high is not None else end
    return total


def cost_for(bands, start, money):
    """The cost from `start` on for which the bands pay the money."""
    cost, low = Fraction(0), Fraction(0)
    for high, ratio in bands:
        begin = max(low, start)
        room = None if high is None else max(Fraction(0), high - begin)
        if room is not None and room * ratio <= money:
            cost, money = cost + room, money - room * ratio
        else:
            return cost + money / ratio
        low = high
    return cost


def by_payment(bands, paid, cost):
    """Bands of the money paid: one of width w at ratio r is used up by w / r of cost."""
    total, low = Fraction(0), Fraction(0)
    for high, ratio in bands:
        room = None if high is None else max(Fraction(0), high - max(low, paid)) / ratio
        part = cost if room is None else min(cost, room)
        total, cost = total + part * ratio, cost - part
        low = high
    return total


def months_after(day, months):
    """The same day of a later month, or its last day."""
    year, month, date = (int(part) for part in day.split("-"))
    count = year * 12 + month - 1 + months
    year, month = count // 12, count % 12 + 1
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    last = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    return f"{year:04}-{month:02}-{min(date, last):02}"
