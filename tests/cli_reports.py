"""Reports that the tests of the commands read, and two ways to run a command: in this process and in its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from sayso.cli.program import sayso as program

REPORT = """At least 30 killed as shells hit residential block in Kharkiv
Date: 4 March 2022
Source: Kharkiv Courier

Shells hit a residential block in Kharkiv on Friday, killing 12 people and wounding 40, deputy mayor Oda Lind said.

Ukrainian troops captured three tanks near the city on Thursday, the General Staff said.

Russia's defence ministry denied shelling the city.

Talks between the two sides will be held in Ankara next week, Turkey's foreign ministry said.
"""
CARRIED = """Twelve people killed in Kharkiv
Date: 4 March 2022

Twelve people were killed in Kharkiv on Friday, the deputy mayor, Oda Lind, said.
"""
GERMAN = """Beschuss trifft Wohnhaus in Charkiw

Bei einem Angriff auf ein Wohngebiet sind am Dienstag drei Menschen getötet worden, teilte der Bürgermeister mit.
"""
PROGRAM = (sys.executable, "-c", "from sayso.cli import main; main()")


def page_of(report: str) -> str:
    """The report as a web page."""
    headline, *lines = report.split("\n")
    body = "".join(f"<p>{line}</p>" for line in lines if line and ": " not in line)
    return (
        f"<!doctype html><html lang='en'><head><title>{headline}</title>"
        "<meta property='article:published_time' content='2022-03-04T10:00:00Z'></head>"
        f"<body><article><h1>{headline}</h1>{body}</article></body></html>"
    )


def run_here(*arguments: str | Path, stdin: str | bytes | None = None, **environment: str) -> Result:
    """Runs a command in this process."""
    return CliRunner().invoke(program, [str(a) for a in arguments], input=stdin, env=environment)


def run_apart(
    *arguments: str | Path, stdin: bytes = b"", folder: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Runs a command as a process of its own."""
    return subprocess.run(
        (*PROGRAM, *map(str, arguments)),
        input=stdin,
        capture_output=True,
        cwd=folder,
        env={**os.environ, **environment},
        check=False,
        timeout=60,
    )
