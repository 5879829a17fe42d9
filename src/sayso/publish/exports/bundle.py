"""An evidence bundle: claims, decisions, hashes and, where rights are set, the documents' bytes, as a BagIt folder.

The layout is that of BagIt 1.0 (RFC 8493); `sha256sum -c manifest-sha256.txt` within the folder verifies it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from sayso.publish.exports.rows import as_csv, as_lines
from sayso.publish.exports.terms import Terms
from sayso.publish.public import PublicReport

__all__ = ["as_bundle"]

_README = """An evidence bundle of claims, made by sayso {version}.

    sha256sum -c manifest-sha256.txt     verifies the payload
    sha256sum -c tagmanifest-sha256.txt  verifies this file and the manifest

data/claims.csv, data/claims.jsonl   the claims, with the credit of their reports
data/reports.jsonl                   each report: credit, link, the sha256 of its bytes, whether they are here
data/decisions.jsonl                 what persons decided about these claims
data/terms.json                      under which terms this was made: excerpts, names withheld, positions
data/documents/                      bytes of reports, named by their sha256: only where rights are set, and nothing
                                     in them is withheld

Each report without its bytes here can be compared with its original by the sha256.
"""


def as_bundle(
    reports: Iterable[PublicReport],
    terms: Terms,
    *,
    bytes_of: Callable[[str], bytes | None],
    decisions: Iterable[Mapping[str, Any]] = (),
) -> Iterator[tuple[str, bytes]]:
    """The files of the bag, in an order in which each can be written as it comes.

    `bytes_of` gives the bytes of a document whose report is `whole`, None where they may not leave; `decisions` are
    public records of decisions.
    """
    held = list(reports)
    payload: dict[str, str] = {}
    size = 0

    def kept(name: str, content: bytes) -> tuple[str, bytes]:
        nonlocal size
        payload[name] = hashlib.sha256(content).hexdigest()
        size += len(content)
        return name, content

    listed = []
    for report in held:
        name = report.credit.document
        content = bytes_of(name) if report.whole else None
        if content is not None:
            yield kept(f"data/documents/{name.removeprefix('sha256:')}", content)
        listed.append(msgspec.to_builtins(report.credit) | {"claims": len(report.claims), "bytes": content is not None})
    yield kept("data/claims.csv", b"".join(as_csv(held, terms)))
    yield kept("data/claims.jsonl", b"".join(as_lines(held, terms)))
    yield kept("data/reports.jsonl", _lines(listed))
    yield kept("data/decisions.jsonl", _lines(decisions))
    yield kept("data/terms.json", msgspec.json.encode(terms.in_words()) + b"\n")
    tags = {
        "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": f"Bag-Software-Agent: sayso {terms.in_words()['version']}\n"
        f"Bagging-Date: {terms.made.date().isoformat()}\nPayload-Oxum: {size}.{len(payload)}\n",
        "README.txt": _README.format(version=terms.in_words()["version"]),
        "manifest-sha256.txt": _manifest(payload),
    }
    for name, text in tags.items():
        yield name, text.encode()
    yield (
        "tagmanifest-sha256.txt",
        _manifest({name: hashlib.sha256(text.encode()).hexdigest() for name, text in tags.items()}).encode(),
    )


def _lines(records: Iterable[Mapping[str, Any]]) -> bytes:
    return b"".join(msgspec.json.encode(record) + b"\n" for record in records)


def _manifest(hashes: Mapping[str, str]) -> str:
    return "".join(f"{digest}  {name}\n" for name, digest in hashes.items())
