"""The demonstration (`make demo`): the example reports into a ledger, their claims, checks and pages; then a story.

Everything it writes goes to demo/, made afresh each time.
"""

from __future__ import annotations

import html
import shutil
import sys
import time
from collections import Counter
from pathlib import Path

import sayso
from examples.demo_story import tell_story
from sayso.cli.check_table import VERDICTS, check_tables
from sayso.cli.claim_list import claim_list, document_heading
from sayso.cli.screen import show
from sayso.cli.talk import say
from sayso.model import Claim, Document
from sayso.read import Refused, documents_in, gather
from sayso.web.page import render_page

__all__ = ["main"]

REPORTS = Path(__file__).parent / "reports"
CLAIMS_SHOWN = 4

INDEX = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sayso: the example reports</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ background: light-dark(#fdfcfa, #16181a); color: light-dark(#1d1b18, #e7e3db);
  font: 1.05rem/1.6 Georgia, "Times New Roman", serif; max-width: 38rem; margin: 3rem auto; padding: 0 1.2rem; }}
h1 {{ font-size: 1.7rem; line-height: 1.25; }}
ol {{ list-style: none; padding: 0; }}
li {{ margin: 1.4rem 0; }}
a {{ color: inherit; text-decoration-color: light-dark(#0f5e6b, #83cad4); text-underline-offset: .22em; }}
a:focus-visible {{ outline: 2px solid; outline-offset: 3px; }}
small {{ display: block; opacity: .75; font-variant-numeric: tabular-nums; }}
</style>
<h1>The example reports, each with its claims marked in place</h1>
<ol>
{rows}
</ol>
<p><small>Written for the project. Read by sayso {version}.</small></p>
</html>
"""
ROW = '<li><a href="pages/{page}">{title}</a><small>{known}</small></li>'


def read_reports(ledger: sayso.Ledger) -> list[Document]:
    """The example reports, kept in the ledger, by the name of their files."""
    documents = []
    with ledger.run("make demo") as run:
        for raw in gather(str(REPORTS)):
            if isinstance(raw, Refused):
                run.quarantine(raw.origin, raw.error)
                say(str(raw.error))
                continue
            for found in documents_in(raw):
                if isinstance(found, Refused):
                    run.quarantine(found.origin, found.error)
                    say(str(found.error))
                    continue
                document, data = found
                run.add(document, data, sayso.extract(document))
                documents.append(document)
    return documents


def known_of(document: Document, claims: list[Claim], verdicts: Counter[str]) -> str:
    """A line about a report: outlet, date, claims, and how its headline fares."""
    day = f"{document.date.value.day} {document.date.value:%B %Y}" if document.date else "no date"
    headline = ", ".join(f"{number} {VERDICTS[verdict][0]}" for verdict, number in verdicts.items())
    parts = [document.outlet or "", day, f"{len(claims)} claims", f"headline: {headline}" if headline else ""]
    return " · ".join(part for part in parts if part)


def main(folder: Path = Path("demo")) -> None:
    """Reads, prints, and writes the pages into `folder`."""
    began = time.perf_counter()
    shutil.rmtree(folder, ignore_errors=True)
    pages = folder / "pages"
    pages.mkdir(parents=True)
    say(f"Reading the reports of {REPORTS.parent.name}/{REPORTS.name} into {folder / 'sayso.db'} ...")
    rows, total = [], 0
    with sayso.Ledger(folder / "sayso.db") as ledger:
        documents = read_reports(ledger)
        for document in documents:
            claims = list(ledger.claims(document=document.id))
            checks = sayso.check_headline(document, claims)
            total += len(claims)
            show("", document_heading(document, claims=len(claims)), *claim_list(claims[:CLAIMS_SHOWN]))
            if len(claims) > CLAIMS_SHOWN:
                show("", f"{'':<18}... and {len(claims) - CLAIMS_SHOWN} more")
            show("", "The headline check:", *check_tables(document, claims, checks), "")
            page = f"{Path(document.provenance.origin).stem}.html"
            (pages / page).write_text(render_page(document, claims, checks), encoding="utf-8")
            known = known_of(document, claims, Counter(check.verdict for check in checks))
            title = document.title or Path(document.provenance.origin).name
            rows.append(ROW.format(page=page, title=html.escape(title), known=html.escape(known)))
    index = folder / "index.html"
    index.write_text(INDEX.format(rows="\n".join(rows), version=sayso.__version__), encoding="utf-8")
    took = time.perf_counter() - began
    say(f"{len(documents)} reports, {total} claims, {took:.1f} s. The ledger is {folder / 'sayso.db'}.")
    tell_story(folder)
    say(f"Open {index} in a browser: the example reports, each with its claims marked in place.")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
