"""The sections of docs/accuracy.md on public sets. Their texts are not ours to copy: errors are counted, not shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks import attribution, dates, figures, muc, places
from benchmarks.tables import figure, paragraph, table

__all__ = ["SECTIONS"]


def _absent(title: str, what: str) -> Iterator[str]:
    yield f"### {title}"
    yield ""
    yield from paragraph(f"Not measured in this run: {what} was not at hand.")


def attribution_section(data: Path) -> Iterator[str]:
    """Statements of news articles, on PolNeAR's dev part."""
    path = data / "data/dev"
    if not path.is_dir():
        yield from _absent("Attribution", "PolNeAR's dev part (`DIR/data/dev`)")
        return
    texts = list(attribution.brat_texts(path))
    found = {text.name: attribution.of_reading(text) for text in texts}
    yield "### Attribution"
    yield ""
    yield from paragraph(f"""
        Source, cue and content of statements in the {len(texts)} articles of PolNeAR's dev part: a span is right when
        all its words are, and no other; percent. The simple rule takes every form of "say", the nearest capitals and
        the longer side of the sentence.""")
    rows = {
        "Sayso": attribution.score(texts, lambda text: found[text.name]),
        "simple rule": attribution.score(texts, attribution.of_rule),
    }
    yield from table(
        ["", "", "precision", "recall", "F1"],
        (
            [
                name,
                role,
                figure(held["precision"], digits=1),
                figure(held["recall"], digits=1),
                figure(held["f1"], (held["low"], held["high"]), digits=1),
            ]
            for name, scores in rows.items()
            for role, held in scores.items()
        ),
    )
    yield from paragraph(
        "What goes wrong: the spans of the annotators that are not met exactly, and those given beside them."
    )
    counts = []
    for role in attribution.ROLES:
        tally: Counter[str] = Counter()
        for text in texts:
            spans = found[text.name]
            missed, extra = text.gold[role] - spans[role], spans[role] - text.gold[role]
            for first, last in missed:
                tally["ends" if any(a < last and first < b for a, b in spans[role]) else "unseen"] += 1
            for first, last in extra:
                tally["extra"] += not any(a < last and first < b for a, b in text.gold[role])
        counts.append([role, tally["ends"], tally["unseen"], tally["extra"]])
    yield from table(["", "met, with other ends", "not seen", "given where there is none"], counts)
    yield from paragraph("Check: `python -m benchmarks.attribution DIR/data/dev`.")


def muc_section(data: Path) -> Iterator[str]:
    """Numbers of dead and wounded in MUC-4's reports."""
    path = data / "muc4-train-dev.jsonl"
    if not path.exists():
        yield from _absent("Dead and wounded", "MUC-4 (`DIR/muc4-train-dev.jsonl`)")
        return
    held = muc.reports(path, "dev")
    told_of = {report.name: muc.by_sayso(report) for report in held}
    yield "### Dead and wounded"
    yield ""
    yield from paragraph(f"""
        The numbers of dead and wounded of {len(held)} news reports in MUC-4's dev split, against
        its templates; percent. The templates leave out combatants and much else that is a claim here, so that
        precision is low by their rule. Beside: every figure of a sentence with a word of death or injury, and one
        dead in every report.""")
    yield from table(
        ["", "precision", "recall", "F1"],
        (
            [
                {"sayso": "Sayso"}.get(name, name),
                figure(row["precision"], digits=1),
                figure(row["recall"], digits=1),
                figure(row["f1"], (row["low"], row["high"]), digits=1),
            ]
            for name, row in muc.measured(held, muc.FINDERS | {"sayso": lambda report: told_of[report.name]}).items()
        ),
    )
    tally: Counter[str] = Counter()
    for report in held:
        told = told_of[report.name]
        wanted = {entry for ways, _ in report.wanted for entry in ways}
        for entry in told - wanted:
            tally["number" if any(effect == entry[0] for effect, _ in wanted) else "event"] += 1
        tally["missed"] += sum(must and not told & ways for ways, must in report.wanted)
    yield from paragraph(f"""
        What goes wrong: {tally["event"]} numbers of dead or wounded in reports whose templates have none of that
        kind, {tally["number"]} numbers beside others of that kind, {tally["missed"]} numbers missed.""")
    yield from paragraph("Check: `python -m benchmarks.muc DIR/muc4-train-dev.jsonl`, and `--misses` for each report.")


def figures_section(data: Path) -> Iterator[str]:
    """Quantities in sentences, on NewsQuant."""
    path = data / "newsquant-half.json"
    if not path.exists():
        yield from _absent("Figures", "NewsQuant (`DIR/newsquant-half.json`)")
        return
    texts = figures.read(path)
    yield "### Figures"
    yield ""
    yield from paragraph(f"""
        Quantities in the {len(texts)} sentences of half of NewsQuant, which the rules for figures were tuned on: F1
        of values, and of values with their bound (about, over, at most …). The simple rule takes every string of
        digits.""")
    systems = {"Sayso": figures.by_sayso, "digits": figures.by_digits}
    yield from table(
        ["", "value", "value and bound"],
        (
            [name, *(figure(held["f1"], (held["low"], held["high"])) for held in figures.measured(texts, way).values())]
            for name, way in systems.items()
        ),
    )
    tally: Counter[str] = Counter()
    for text, gold in texts:
        found = figures.by_sayso(text)
        missed, extra = (
            figures.keys(a, bound=False) - figures.keys(b, bound=False) for a, b in ((gold, found), (found, gold))
        )
        both = figures.keys(gold, bound=False) & figures.keys(found, bound=False)
        exact = figures.keys(gold, bound=True) & figures.keys(found, bound=True)
        tally.update(missed=missed.total(), extra=extra.total(), bound=both.total() - exact.total())
    yield from paragraph(f"""
        What goes wrong: {tally["missed"]} values missed, {tally["extra"]} given where the set has none,
        {tally["bound"]} with another bound.""")
    yield from paragraph(
        "Check: `python -m benchmarks.figures DIR/newsquant-half.json`, and `--errors` for each sentence."
    )


def places_section(data: Path) -> Iterator[str]:
    """Toponyms of news articles, on LGL and TR-News."""
    paths = [path for name in ("lgl.xml", "TR-News.xml") if (path := data / name).exists()]
    if not paths:
        yield from _absent("Places", "LGL or TR-News (`DIR/lgl.xml`, `DIR/TR-News.xml`)")
        return
    yield "### Places"
    yield ""
    yield from paragraph("""
        Names of places in news articles, whose GeoNames entry is known: LGL, of local papers about small places of
        the same name, and TR-News. The rules for places were tuned on both. A place is right at 161 km (100 miles);
        a name without an answer is wrong. `most populous` takes the largest place of the name; `best possible`
        knows the answer and takes the nearest that the gazetteer holds: what is missing there, no choice can mend.
        Rows with recall and precision are of names that the program finds itself.""")
    for path in paths:
        yield f"**{path.name}**"
        yield ""
        rows = places.score(path)
        heads = list(dict.fromkeys(measure for row in rows.values() for measure in row))
        yield from table(
            ["", *heads],
            (
                [title, *(figure(row[head][0], row[head][1:3]) if head in row else "" for head in heads)]
                for title, row in rows.items()
            ),
        )
        ours, best = (rows.get(title, {}).get("161 km") for title in ("ours", "best possible"))
        if ours and best:
            yield from paragraph(f"""
                What goes wrong: {figure(1 - best[0])} of the names have no place near the right one in the gazetteer;
                of the others, {figure(1 - ours[0] / best[0])} are set elsewhere or left open.""")
    yield from paragraph("Check: `python -m benchmarks.places DIR/lgl.xml DIR/TR-News.xml`.")


def dates_section(data: Path) -> Iterator[str]:
    """Dates of news articles, on AQUAINT's TimeML."""
    articles = [dates.article_at(path) for path in sorted(data.rglob("*.tml"))]
    if not articles:
        yield from _absent("Dates", "a folder of TimeML files (`DIR/**/*.tml`)")
        return
    number = sum(len(article.gold) for article in articles)
    yield "### Dates"
    yield ""
    yield from paragraph(f"""
        {number} dates of {len(articles)} articles of AQUAINT's TimeML, which the rules for dates were tuned on:
        days, weeks, months and years. On gold spans: the share with the right value. End to end: F1 where the
        program finds the words too. The simple rule knows today, yesterday, days of the week and full dates;
        `dateparser`, a library for dates, stands beside where it is installed.""")
    yield from table(
        ["", "right on gold spans", "F1 end to end"],
        (
            [
                {"sayso": "Sayso"}.get(name, name),
                *(figure(row["value"], (row["low"], row["high"])) for row in heads.values()),
            ]
            for name, heads in dates.systems_of(articles).items()
        ),
    )
    tally: Counter[str] = Counter()
    for article in articles:
        for (_, _, gold), value in zip(article.gold, dates.spans_by_sayso(article), strict=True):
            tally["none" if value is None else "grain" if len(value) != len(gold) else "value"] += value != gold
        marked = [(start, end) for start, end, _ in article.gold] + list(article.other)
        tally["extra"] += sum(
            not any(s < end and start < e for s, e in marked) for start, end, _ in dates.found_by_sayso(article)
        )
    yield from paragraph(f"""
        What goes wrong on gold spans: {tally["value"]} with another day, week, month or year, {tally["grain"]} of
        another grain (a day for a month), {tally["none"]} without a value. {tally["extra"]} dates are given where
        the set marks none.""")
    yield from paragraph("Check: `python -m benchmarks.dates DIR`, and `--errors` for each.")


SECTIONS = (attribution_section, muc_section, figures_section, places_section, dates_section)
