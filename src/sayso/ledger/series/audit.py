"""The audit of a table's own arithmetic: parts against totals, totals that fall, rows that stand twice, names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from sayso.ledger.series.book import ABSENT, Book
from sayso.ledger.series.entries import Cell, Finding
from sayso.ledger.series.naming import key_of, kind_of, label_of, naming

__all__ = ["audit"]

LINES = 8  # rows told of one finding


def audit(book: Book) -> list[Finding]:
    """What does not add up in one version of a series, and which names may be one; an empty list for a sound table.

    Problems come first: totals, falls, double rows, then proposals about names.
    """
    found = [
        *_status_totals(book),
        *_class_totals(book),
        *_shares(book),
        *_falls(book),
        *(_double_cells(book) if not book.row.items else ()),
    ]
    looked_at = _double_items(book) if book.row.items else ()
    return [*found, *looked_at, *_spellings(book), *_joined(book)]


def _status_totals(book: Book) -> Iterator[Finding]:
    """In each row, or for each category of a snapshot: the states against the category's own total."""
    if book.row.items:
        return
    held: dict[tuple[str, str | None, str, str | None, int], dict[str, list[Cell]]] = defaultdict(dict)
    for cell in book.cells:
        own_row = cell.line if cell.column else 0
        place = (cell.date, cell.side, cell.klass, cell.time, own_row)
        held[place].setdefault(_status(book, cell), []).append(cell)
    for (date, side, klass, _, _), states in held.items():
        for status, word in naming().statuses.items():
            parts = [states[part][-1] for part in word.parts if part in states]
            if status not in states or len(parts) < 2:
                continue
            total, given = sum(part.count for part in parts), states[status][-1]
            if total != given.count:
                shown = ", ".join(f"{part.count:,} {_status(book, part)}" for part in parts)
                says = f"{klass}: {shown} give {total:,}, and its total says {given.count:,}"
                lines = tuple(dict.fromkeys([given.line, *(part.line for part in parts)]))
                yield Finding(kind="total", says=says, lines=lines, date=date, side=side)


def _class_totals(book: Book) -> Iterator[Finding]:
    """The row that is the sum of all classes, against their sum as of that day."""
    if book.row.items:
        return
    for side in book.sides:
        kinds = book.kinds(side)
        parts = sorted(kind for kind in kinds - {"everything"} if not kind.startswith("="))
        if "everything" not in kinds or not parts:
            continue
        for status in naming().statuses:
            given, summed = (book.figures(side, of, status) for of in (["everything"], parts))
            if given is None or summed is None or book.parts(side, ["everything"], status):
                continue  # a total of states that the table does not tell is held against nothing
            each = [figures for part in parts if (figures := book.figures(side, [part], status)) is not None]
            for index, date in enumerate(book.dates):
                if any(figures[index] == ABSENT for figures in each):
                    continue  # a class that has no figure yet may be part of the total
                figure = book.figure(side, ["everything"], status, index)
                if figure is None or figure.date != date or summed[index] in (ABSENT, given[index]):
                    continue
                says = f"the classes give {summed[index]:,} {naming().statuses[status].label}"
                says += f", and the total of all says {given[index]:,}"
                yield Finding(kind="total", says=says, lines=figure.lines[:LINES], date=date, side=side)


def _shares(book: Book) -> Iterator[Finding]:
    """Men, women, girls, boys and those of no known sex, against the whole that they are parts of."""
    known = naming().kinds
    rows: dict[tuple[int, str], dict[str, Cell]] = defaultdict(dict)
    for cell in book.cells if not book.row.items else ():
        kind = kind_of(cell.klass)
        if kind is not None:
            rows[cell.line, _status(book, cell)][kind] = cell
    whole_parts: dict[str, set[str]] = defaultdict(set)
    for held in rows.values():
        for kind in held:
            if known[kind].part_of:
                whole_parts[known[kind].part_of or ""].add(kind)
    for (line, status), held in rows.items():
        for whole, parts in whole_parts.items():
            if whole not in held or not parts <= set(held):
                continue  # where one share is blank, they say less than the whole
            total = sum(held[part].count for part in parts)
            if total != held[whole].count:
                says = (
                    f"{status}: the shares of {label_of(whole)} give {total:,}, and the whole is {held[whole].count:,}"
                )
                yield Finding(kind="total", says=says, lines=(line,), date=held[whole].date, side=held[whole].side)


def _falls(book: Book) -> Iterator[Finding]:
    """Running totals of what nothing leaves again, from one day to the next."""
    if book.row.items:
        return
    statuses = {name for name, word in naming().statuses.items() if word.final}
    for side in book.sides:
        for kind in sorted(book.kinds(side)):
            for status in sorted(statuses):
                figures = book.figures(side, [kind], status)
                if figures is None:
                    continue
                for index in range(1, len(figures)):
                    before, after = int(figures[index - 1]), int(figures[index])
                    if ABSENT in (before, after) or after >= before:
                        continue
                    figure = book.figure(side, [kind], status, index)
                    says = f"{book.label(kind)}, {naming().statuses[status].label}: {after:,} after {before:,} on "
                    says += f"{book.dates[index - 1]}"
                    lines = figure.lines[:LINES] if figure else ()
                    yield Finding(kind="falls", says=says, lines=lines, date=book.dates[index], side=side)


def _double_cells(book: Book) -> Iterator[Finding]:
    """Rows of one day, side, class and status: the same row again, or other figures in it."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in book.cells:
        rows[cell.line].append(cell)
    held: dict[tuple[object, ...], list[list[Cell]]] = defaultdict(list)
    for cells in rows.values():
        first = cells[0]
        state = None if first.column else first.status
        held[first.date, first.time, first.side, None if _by_class(cells) else first.klass, state].append(cells)
    for alike in held.values():
        if len(alike) == 1:
            continue
        first, lines = alike[0][0], tuple(cells[0].line for cells in alike)
        contents = [tuple((cell.column, cell.count) for cell in cells) for cells in alike]
        of = first.klass if first.column else f"{first.klass}, {first.status}"
        if len(set(contents)) < len(contents):
            says = f"{of}: the same row {len(contents) - len(set(contents)) + 1} times; it is taken once"
            yield Finding(kind="double", says=says, lines=lines[:LINES], date=first.date, side=first.side)
        if len(set(contents)) > 1:
            says = f"{of}: {len(set(contents))} rows with other figures for one day; the last one is taken"
            yield Finding(kind="differs", says=says, lines=lines[:LINES], date=first.date, side=first.side)


def _by_class(cells: Sequence[Cell]) -> bool:
    """Whether the row's columns are classes, so that the row has none of its own."""
    return any(cell.column == cell.klass for cell in cells)


def _double_items(book: Book) -> Iterator[Finding]:
    """Items that agree in all, their picture too. One picture may show several, so that this is to be looked at."""
    held: dict[tuple[object, ...], list[Cell]] = defaultdict(list)
    for cell in book.cells:
        if cell.link:
            held[cell.side, cell.klass, cell.status, cell.link].append(cell)
    for cells in held.values():
        if len(cells) > 1:
            first = cells[0]
            says = f"{first.klass}, {first.status}: {len(cells)} rows agree in all, their picture too: {first.link}"
            lines = tuple(cell.line for cell in cells)
            yield Finding(kind="picture", says=says, lines=lines[:LINES], date=first.date, side=first.side)


def _spellings(book: Book) -> Iterator[Finding]:
    """Names that differ only in spelling: read as one, which is a proposal."""
    for names in _grouped({cell.klass for cell in book.cells}, key_of).values():
        if len(names) > 1:
            yield Finding(
                kind="spelling", says=f"one name in {len(names)} spellings: {_quoted(names)}", lines=_first(book, names)
            )


def _joined(book: Book) -> Iterator[Finding]:
    """Headings that stand for one kind on different days: read as one, which is a proposal."""
    if book.row.items:
        return
    days: dict[str, set[str]] = defaultdict(set)
    spelled: dict[str, str] = {}
    for cell in book.cells:
        days[key_of(cell.klass)].add(f"{cell.side} {cell.date}")
        spelled.setdefault(key_of(cell.klass), cell.klass)
    for kind, keys in _grouped(set(days), kind_of).items():
        if kind is None or len(keys) < 2:
            continue
        names = [spelled[key] for key in keys]
        apart = "never on one day" if not _together([days[key] for key in keys]) else "on some days both"
        says = f"read as one kind, {label_of(kind)}: {_quoted(names)} ({apart})"
        yield Finding(kind="joined", says=says, lines=_first(book, names))


def _grouped(names: set[str], key: Callable[[str], str | None]) -> dict[str | None, list[str]]:
    held: dict[str | None, list[str]] = defaultdict(list)
    for name in sorted(names):
        held[key(name)].append(name)
    return held


def _together(days: Sequence[set[str]]) -> bool:
    return len(set().union(*days)) < sum(len(one) for one in days)


def _first(book: Book, names: Sequence[str]) -> tuple[int, ...]:
    """The first row of each name."""
    first: dict[str, int] = {}
    for cell in book.cells:
        first.setdefault(cell.klass, cell.line)
    return tuple(sorted(first[name] for name in names))[:LINES]


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _status(book: Book, cell: Cell) -> str:
    return book.status(cell, kind_of(cell.klass) or "")
