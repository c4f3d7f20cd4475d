"""Days as ISO 8601 texts from 0001-01-01 to 9999-12-31, which compare as they follow each other."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Any


def is_day(text: Any) -> bool:
    if not isinstance(text, str) or re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def next_day(text: str) -> str:
    return (date.fromisoformat(text) + timedelta(days=1)).isoformat()


def months_later(text: str, months: int, is_first: bool) -> str | None:
    """The day so many months later, or the last day of that month where it has no such day; its first day if `is_first`. None after 9999."""
    day = date.fromisoformat(text)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > 9999:
        return None
    return date(year, month + 1, 1 if is_first else min(day.day, monthrange(year, month + 1)[1])).isoformat()
