"""Whens: the interval that a time expression names."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sayso.model.span import Span

__all__ = ["When"]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """An interval, both ends inclusive; either may be None (open, or not settled without the document's date).

    Ends are ISO 8601 dates, or date-times where the words give an hour. Raises ValueError when an end is not ISO or
    the ends are crossed.
    """

    text: str
    span: Span
    start: str | None = None
    end: str | None = None

    def __post_init__(self) -> None:
        for value in (self.start, self.end):
            if value is not None:
                dt.datetime.fromisoformat(value)
        if self.start is not None and self.end is not None and self.start[:10] > self.end[:10]:
            raise ValueError(f"the interval ends before it starts: {self.text!r}")

    def in_words(self) -> str:
        """The interval in plain words: "20 Mar 2022", "14 to 20 Mar 2022", "until 3 May 2023"."""

        def day(value: str, year: bool = True) -> str:
            date = dt.date.fromisoformat(value[:10])
            return f"{date.day} {date:%b}" + (f" {date.year}" if year else "")

        if self.start and self.end:
            if self.start[:10] == self.end[:10]:
                return day(self.end)
            return f"{day(self.start, self.start[:4] != self.end[:4])} to {day(self.end)}"
        if self.start:
            return f"from {day(self.start)}"
        return f"until {day(self.end)}" if self.end else f"“{self.text}”"
