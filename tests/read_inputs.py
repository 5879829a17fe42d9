"""Inputs made for the tests of reading: raw bytes to documents, and PDFs written by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sayso.model import Document
from sayso.read import Policy, RawInput, Refused, documents_in

RETRIEVED = dt.datetime(2024, 5, 6, 12, tzinfo=dt.UTC)


def raw(data: bytes | str, name: str = "report.txt", **fields: Any) -> RawInput:
    content = data.encode() if isinstance(data, str) else data
    return RawInput(**{"data": content, "origin": name, "retrieved": RETRIEVED, "name": name, **fields})


def outcomes(data: bytes | str, name: str = "report.txt", policy: Policy | None = None, **fields: Any) -> list[Any]:
    date = fields.pop("date", None)
    return list(documents_in(raw(data, name, **fields), date=date, policy=policy))


def document(data: bytes | str, name: str = "report.txt", **fields: Any) -> Document:
    (found,) = outcomes(data, name, **fields)
    assert not isinstance(found, Refused), found.error
    return found[0]


def refusal(data: bytes | str, name: str = "report.txt", **fields: Any) -> Refused:
    (found,) = outcomes(data, name, **fields)
    assert isinstance(found, Refused), found
    return found


def parts(doc: Document, kind: str) -> list[str]:
    return [region.span.of(doc.text) for region in doc.regions if region.kind == kind]


def pdf(*pages: list[str], info: str = "") -> bytes:
    """A PDF of one font whose pages hold these lines, with its table of objects."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>")
    for number, lines in enumerate(pages):
        shown = " T* ".join("({}) Tj".format(line.replace("(", "\\(").replace(")", "\\)")) for line in lines)
        stream = f"BT /F1 10 Tf 14 TL 40 800 Td {shown} ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append(f"<< {info} >>")
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    count = len(objects) + 1
    trailer = f"trailer << /Size {count} /Root 1 0 R /Info {count - 1} 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}xref\n0 {count}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")
