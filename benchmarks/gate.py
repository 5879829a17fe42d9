"""Floors for accuracy: `python -m benchmarks.gate [--data DIR] [--raise] [--lower FIGURE=FLOOR ...]`.

Measures the engine and compares each figure with its floor in `eval/baseline.json`. Without `--data` only the project's
own corpus is measured (seconds); with it, also the public sets in DIR, unpacked. More is better in every figure: of an
error, as the calibration error (`1-ece`) and the Brier score (`1-brier`) of confidence, stands what is left to 1, and
its floor is the error's ceiling. Exit 1 when a figure lies below its floor. `--raise` lifts floors to what was reached,
less a margin; only `--lower` takes one down, and names it.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.score_claims import FIELDS, USUAL

__all__ = ["BASELINE", "below", "main", "measure"]

ROOT = Path(__file__).parents[1]
BASELINE = ROOT / "eval" / "baseline.json"
MARGIN = 0.003  # below what was reached, so that another processor's rounding fails nobody
HEADS = ("precision", "recall", "f1", "whole", *FIELDS, *(f"{name}-unusual" for name in USUAL))
APART = ("georgia", "cotedivoire", "timor", "papua")  # conflicts that stand in the test part alone

Figures = dict[str, float]


def of_corpus() -> Iterator[tuple[str, float]]:
    """Claims of the corpus' dev and test parts."""
    from benchmarks.claims import by_sayso, examples_in, measured

    for part, only in (("dev", ()), ("test", ()), ("test", APART)):
        figures, _ = measured(examples_in(ROOT / "corpus/documents" / part, only), by_sayso)
        name = f"corpus/{part}" + ("/apart" if only else "")
        for head in HEADS if not only else ("f1", "whole"):
            if figures[head] is not None:
                yield f"{name}/{head}", figures[head]


def of_confidence() -> Iterator[tuple[str, float]]:
    """How far confidence is from what it claims, on dev (by folds) and test, as what is left to 1."""
    from benchmarks.confidence import measured

    for part in ("dev", "test"):
        errors = measured(part)["rows"]["sayso"]
        for error in ("ece", "brier"):
            yield f"corpus/{part}/1-{error}", 1 - errors[error]


def of_public_sets(data: Path) -> Iterator[tuple[str, float]]:
    """The public sets that lie in `data`; each is left out where it is not there."""
    from benchmarks import attribution, dates, figures, muc, places

    if (data / "data/dev").is_dir():
        texts = list(attribution.brat_texts(data / "data/dev"))
        for role, held in attribution.score(texts, attribution.of_reading).items():
            yield f"polnear/dev/{role}", held["f1"] / 100
    if (path := data / "muc4-train-dev.jsonl").exists():
        counts = [muc.score(report, muc.by_sayso(report)) for report in muc.reports(path, "dev")]
        yield "muc4/dev/f1", attribution.figures(counts)[2] / 100
    if (path := data / "newsquant-half.json").exists():
        for name, held in figures.measured(figures.read(path), figures.by_sayso).items():
            yield f"newsquant/{name}", held["f1"]
    for name in ("lgl.xml", "TR-News.xml"):
        if (path := data / name).exists():
            for row, held in places.score(path).items():
                if row.startswith("ours"):
                    for measure, (value, *_) in held.items():
                        yield f"places/{name}/{row}/{measure}", value
    articles = [dates.article_at(path) for path in sorted(data.rglob("*.tml"))]
    if articles:
        tallies = [dates.on_spans(article, dates.spans_by_sayso(article)) for article in articles]
        yield "aquaint/gold spans", sum(t[0] for t in tallies) / sum(t[2] for t in tallies)


def measure(data: Path | None = None) -> Figures:
    """Every figure by its name."""
    found = dict(of_corpus()) | dict(of_confidence())
    if data is not None:
        found |= dict(of_public_sets(data))
    return found


def below(found: Figures, floors: Figures, *, whole: bool = False) -> list[str]:
    """The figures below their floors, and the floors that were not measured, one line each.

    Floors of public sets count as not measured only where the `whole` of them was asked for.
    """
    lines = [
        f"{name}: {value:.4f} is below its floor of {floors[name]:.4f}"
        for name, value in found.items()
        if name in floors and value < floors[name]
    ]
    left = [name for name in floors if name not in found and (whole or name.startswith("corpus/"))]
    return lines + [f"{name}: not measured" for name in left]


def main(arguments: list[str] | None = None) -> int:
    """Print every figure with its floor; exit 1 when one is below."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gate", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, help="the folder of the unpacked public sets")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift floors to what was reached")
    parser.add_argument("--lower", nargs="+", default=[], metavar="FIGURE=FLOOR", help="take a floor down, by its name")
    options = parser.parse_args(arguments)
    if not BASELINE.exists() and not options.lift:
        parser.error(f"{BASELINE}: there are no floors; write them with --raise")
    floors: Figures = json.loads(BASELINE.read_text("utf-8")) if BASELINE.exists() else {}
    for entry in options.lower:
        name, _, floor = entry.partition("=")
        if name not in floors or not re.fullmatch(r"0?\.\d+|0|1", floor) or float(floor) > floors[name]:
            parser.error(f"{entry}: write FIGURE=FLOOR with a name of {BASELINE.name} and a lower floor than its own")
        floors[name] = float(floor)
    os.environ["SAYSO_GAZETTEER"] = ""  # floors are of the shipped gazetteer alone
    found = measure(options.data)
    for name, value in sorted(found.items()):
        print(f"{name:<44}{value:>8.4f}{floors.get(name, float('nan')):>10.4f}")
    if options.lift:
        floors |= {name: max(floors.get(name, 0.0), round(value - MARGIN, 4)) for name, value in found.items()}
    if options.lift or options.lower:
        BASELINE.parent.mkdir(exist_ok=True)
        BASELINE.write_text(json.dumps(dict(sorted(floors.items())), indent=1) + "\n", "utf-8")
    problems = below(found, floors, whole=options.data is not None)
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
