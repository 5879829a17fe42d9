"""Scores places on articles with gold toponyms: `python -m benchmarks.places PATH... [--folds N]`.

PATH is the XML of LGL or TR-News. Gold toponyms without coordinates are left out; a name that stays without an answer
counts as wrong. A place is right at 161 km (100 miles) when it has the gold's GeoNames id or its middle lies within
161 km. Rows: the most populous meaning of each name, the best meaning that the gazetteer holds (with full knowledge of
the answer), ours in the context of the article; then end to end, where the names themselves are found. Intervals: 95%,
bootstrap by article.

With `--folds N` the weights of the choice are fitted anew on all folds but one and score the one left out, so that no
figure is of text that the weights saw; `--fitted` prints the weights that each whole file would give.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from benchmarks.places_folds import fit, folds_of
from sayso.model import Span
from sayso.places import Candidate, distance_km, find_places, lookup, resolve_places
from sayso.places.find import best_under
from sayso.places.weights import SHIPPED, Weights

NEAR_KM = 161.0
ROUNDS = 1000
Judged = tuple[bool, bool, bool]  # within 161 km, the same id, the same country


@dataclass(frozen=True)
class Toponym:
    """A gold toponym: its span, GeoNames id, position and country's id."""

    span: Span
    id: str
    lat: float
    lon: float
    country: str


@dataclass(frozen=True)
class Article:
    """An article with its gold toponyms."""

    text: str
    toponyms: tuple[Toponym, ...]


def read_articles(path: Path) -> list[Article]:
    """The articles of a file; spans that are shifted are set on the nearest occurrence of their phrase."""
    tree = etree.parse(path, etree.XMLParser(huge_tree=True, recover=True, resolve_entities=False, no_network=True))
    articles = []
    for article in tree.getroot().iter("article"):
        text = article.findtext("text") or ""
        articles.append(Article(text, tuple(_toponyms(article, text))))
    return articles


def _toponyms(article: etree._Element, text: str) -> Iterator[Toponym]:
    for toponym in article.iter("toponym"):
        tag, phrase = toponym.find("gaztag"), toponym.findtext("phrase") or ""
        start = int(toponym.findtext("start") or 0)
        if tag is None or tag.findtext("lat") is None or not phrase:
            continue
        if text[start : start + len(phrase)] != phrase:
            around = range(max(0, start - 400), min(len(text), start + 400))
            places = [at for at in around if text.startswith(phrase, at)]
            if not places:
                continue
            start = min(places, key=lambda at: abs(at - start))
        country = tag.find("country")
        yield Toponym(
            span=Span(start, start + len(phrase)),
            id=f"geonames:{tag.get('geonameid')}",
            lat=float(tag.findtext("lat") or 0),
            lon=float(tag.findtext("lon") or 0),
            country="" if country is None else f"geonames:{country.get('geonameid')}",
        )


def is_near(gold: Toponym, answer: Candidate | None) -> bool:
    """Whether the answer has the same id or lies within 161 km."""
    if answer is None:
        return False
    return answer.id == gold.id or distance_km(gold.lat, gold.lon, answer.lat, answer.lon) <= NEAR_KM


def judge(gold: Toponym, answer: Candidate | None) -> Judged:
    """Whether the answer is within 161 km, has the same id, lies in the same country."""
    if answer is None:
        return False, False, False
    same = answer.id == gold.id
    land = {thing.id for thing in lookup_country(answer.country)}
    return is_near(gold, answer), same, same or gold.country in land


def lookup_country(alpha3: str | None) -> list[Candidate]:
    """The country of that code as a candidate."""
    from sayso.places.gazetteer import countries
    from sayso.places.phrases import candidate

    held = countries().get(alpha3 or "")
    return [candidate(held.entry)] if held else []


def most_populous(article: Article) -> list[Candidate | None]:
    """The meaning with most people of each toponym, demonyms as their country."""
    answers: list[Candidate | None] = []
    for toponym in article.toponyms:
        held = _meanings(article, toponym)
        answers.append(max(held, key=lambda thing: thing.population, default=None))
    return answers


def best_possible(article: Article) -> list[Candidate | None]:
    """The meaning nearest to the gold of each toponym: what a perfect choice would reach with this gazetteer."""
    answers: list[Candidate | None] = []
    for toponym in article.toponyms:
        held = _meanings(article, toponym)
        answers.append(max(held, key=lambda thing, t=toponym: (judge(t, thing), thing.population), default=None))
    return answers


def _meanings(article: Article, toponym: Toponym) -> list[Candidate]:
    words = toponym.span.of(article.text)
    held = lookup(words) or lookup(words.removesuffix("."))
    answer = resolve_places(words, [Span(0, len(words))])[0]
    return [*held, *(answer.candidates if answer is not None else ())]


def ours(article: Article, weights: Weights = SHIPPED) -> list[Candidate | None]:
    """The room's answers for the gold spans in the context of their article."""
    answers = resolve_places(article.text, [toponym.span for toponym in article.toponyms], weights=weights)
    return [answer.candidates[0] if answer is not None else None for answer in answers]


def end_to_end(article: Article, weights: Weights = SHIPPED) -> tuple[int, int, int]:
    """Gold toponyms that were found within 161 km, all gold ones, and all places found."""
    found = find_places(article.text, weights=weights)
    hit = 0
    for toponym in article.toponyms:
        held = next((m for m in found if m.span.overlaps(toponym.span)), None)
        hit += held is not None and held.place.lat is not None and is_near(toponym, held.candidates[0])
    return hit, len(article.toponyms), len(found)


def interval(pairs: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """The ratio of sums over articles, with its 95% bootstrap interval by article."""
    rng = random.Random(7)
    total = sum(above for above, _ in pairs) / max(1, sum(below for _, below in pairs))
    drawn = []
    for _ in range(ROUNDS):
        sample = rng.choices(pairs, k=len(pairs))
        drawn.append(sum(above for above, _ in sample) / max(1, sum(below for _, below in sample)))
    drawn.sort()
    return total, drawn[int(0.025 * ROUNDS)], drawn[int(0.975 * ROUNDS) - 1]


def score(path: Path, folds: int = 0) -> dict[str, dict[str, tuple[float, float, float]]]:
    """All rows for one file: by rule, accuracy at 161 km, of the exact id, of the country; recall and precision.

    With `folds`, each article is scored with weights that were fitted on the articles of the other folds; raises
    ValueError where there are fewer articles than folds.
    """
    articles = read_articles(path)
    weights = fitted_apart(articles, folds) if folds else [SHIPPED] * len(articles)
    answers: dict[str, list[list[Candidate | None]]] = {
        "most populous": [most_populous(article) for article in articles],
        "best possible": [best_possible(article) for article in articles],
        "ours": [ours(article, held) for article, held in zip(articles, weights, strict=True)],
    }
    rows: dict[str, dict[str, tuple[float, float, float]]] = {}
    for title, given in answers.items():
        counts = [(_right(article, held), len(article.toponyms)) for article, held in zip(articles, given, strict=True)]
        rows[title] = {
            name: interval([(right[at], size) for right, size in counts])
            for at, name in enumerate(("161 km", "exact id", "country"))
        }
    runs = [end_to_end(article, held) for article, held in zip(articles, weights, strict=True)]
    rows["end to end"] = {
        "recall at 161 km": interval([(hit, gold) for hit, gold, _ in runs]),
        "precision at 161 km": interval([(hit, found) for hit, _, found in runs]),
    }
    return rows


def near_by(articles: Sequence[Article]) -> Callable[[Weights], Sequence[int]]:
    """How many gold toponyms of each article are right at 161 km under some weights; answers are remembered."""

    asked = [(article.toponyms, best_under(article.text, [t.span for t in article.toponyms])) for article in articles]

    @cache
    def right(weights: Weights) -> Sequence[int]:
        return [sum(map(is_near, toponyms, best(weights))) for toponyms, best in asked]

    return right


def fitted_apart(articles: Sequence[Article], folds: int) -> list[Weights]:
    """For each article the weights that the other folds give."""
    right, held = near_by(articles), [SHIPPED] * len(articles)
    for fold in folds_of(articles, folds):
        others = sorted(set(range(len(articles))) - set(fold))
        fitted = fit(right, others, sum(len(articles[at].toponyms) for at in others))
        for at in fold:
            held[at] = fitted
    return held


def fitted_whole(path: Path) -> Weights:
    """The weights that all articles of a file give."""
    articles = read_articles(path)
    size = sum(len(article.toponyms) for article in articles)
    return fit(near_by(articles), range(len(articles)), size)


def _right(article: Article, answers: Sequence[Candidate | None]) -> tuple[int, int, int]:
    judged = [judge(gold, answer) for gold, answer in zip(article.toponyms, answers, strict=True)]
    near, same, land = (sum(column) for column in zip(*judged, strict=True)) if judged else (0, 0, 0)
    return near, same, land


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--folds", type=int, default=0, metavar="N", help="fit the weights on all folds but one")
    parser.add_argument("--fitted", action="store_true", help="print the weights that each whole file gives")
    options = parser.parse_args()
    if options.fitted:
        for path in options.paths:
            print(json.dumps({"file": path.name, "weights": asdict(fitted_whole(path))}))
        return
    try:
        table = {path.name: score(path, options.folds) for path in options.paths}
    except ValueError as problem:
        parser.error(str(problem))
    if options.json:
        print(json.dumps(table))
        return
    for name, rows in table.items():
        print(name)
        for title, row in rows.items():
            cells = (f"{column} {mid:.3f} [{low:.3f}, {high:.3f}]" for column, (mid, low, high) in row.items())
            print(f"  {title:14} " + "   ".join(cells))


if __name__ == "__main__":
    main()
