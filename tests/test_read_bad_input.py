"""What cannot be read is refused in one line that names the file, the reason and the next step; the rest goes on."""

from __future__ import annotations

import io
import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from read_inputs import document, outcomes, pdf, raw, refusal

from sayso.errors import NotFound, NotPermitted, SaysoError, TooLarge, UnreadableInput, WrongContent
from sayso.read import Policy, RawInput, Refused, documents_in, gather, read_document


def locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(["Depot burns", "Two men died."]))))
    writer.encrypt("secret", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


BAD = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t\r\n", "empty"),
    "mark": (b"\xef\xbb\xbf\n", "no text"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(90), "PNG picture"),
    "jpeg": (b"\xff\xd8\xff\xe0" + bytes(90), "JPEG picture"),
    "program": (b"\x7fELF" + bytes(90), "program"),
    "word": (b"PK\x03\x04" + bytes(26) + b"word/document.xml" + bytes(90), "Word file"),
    "video": (b"\x00\x00\x00\x18ftypisom" + bytes(90), "video"),
    "warc": (b"WARC/1.0\r\nWARC-Type: response\r\n", "WARC"),
    "zeros": (bytes(500), "binary"),
    "noise": (random.Random(7).randbytes(4000), "fits"),
    "cut": (pdf(["Two men died."])[:-40], "cut short"),
    "locked": (locked_pdf(), "encrypted"),
    "pictures": (pdf([""]), "without text"),
    "hollow": (b"%PDF-1.4\n1 0 obj\n<< /Pages 1 0 R >>\nendobj\n%%EOF\n", "broken"),
    "feed": (b"<rss version='2.0'><channel><title>x</title></channel></rss>", "without articles"),
    "entities": (b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss><channel/></rss>", "entities"),
    "silent": (b"WEBVTT\n\n00:01.000 --> 00:02.000\n\n", "without words"),
}


@pytest.mark.parametrize("name", BAD)
def test_each_bad_input_is_one_line_with_reason_and_step(name: str) -> None:
    data, reason = BAD[name]
    error = refusal(data, f"folder/{name}").error
    assert isinstance(error, WrongContent)
    assert reason in error.reason
    line = str(error)
    assert line.startswith(f"folder/{name}: ")
    assert "\n" not in line
    assert len(error.step) > 10


def test_a_wrong_declaration_is_mended_only_where_it_is_safe() -> None:
    words = (
        "Die Straße nach Süden wurde zerstört, sagte der Bürgermeister von Köln, größere Schäden gäbe es nicht. " * 3
    )
    doc = document(words.encode("cp1252"), media_type="text/plain; charset=utf-8")
    assert doc.text == words
    assert doc.provenance.encoding == "cp1252"
    russian = "Мост через реку разрушен, сообщил мэр города, пострадавших нет, движение поездов остановлено. " * 3
    assert document(russian.encode("cp1251")).text == russian
    assert document(russian.encode("utf-16")).text == russian
    error = refusal(
        words.encode() + b"\xff\xfe\xc3" + random.Random(1).randbytes(200), media_type="text/plain; charset=utf-8"
    ).error
    assert "not UTF-8 from byte" in error.reason


@pytest.mark.parametrize("charset", ["idna", "hex", "zlib", "unicode_escape", "no-such-thing", "x" * 500])
def test_a_declared_name_that_is_no_encoding_of_text_is_passed_over(charset: str) -> None:
    data = "Köln meldet Schäden an der Brücke über den großen Fluß".encode("cp1252")
    (found,) = outcomes(data, media_type=f"text/plain; charset={charset}")
    assert isinstance(found, Refused) or "Köln" in found[0].text


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(
        [
            b"",
            b"%PDF-1.4\n",
            b"<html>",
            b"<rss>",
            b"WEBVTT\n",
            b"PK\x03\x04",
            b"\x1f\x8b\x08",
            b"1\n00:00:01,000 --> 00:00:02,000\n",
        ]
    ),
    st.sampled_from(["a", "a.md", "a.eml", "a.html"]),
)
def test_no_bytes_whatever_break_the_reader(data: bytes, start: bytes, name: str) -> None:
    for found in outcomes(start + data, name):
        if isinstance(found, Refused):
            assert isinstance(found.error, UnreadableInput)
        else:
            assert found[0].text


def test_a_large_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr(os, "read", lambda *_: pytest.fail("the file was read"))
    (found,) = gather([str(path)])
    assert isinstance(found, Refused)
    assert isinstance(found.error, TooLarge)
    assert "200 MB" in found.error.reason


def test_standard_input_stops_at_the_limit() -> None:
    (found,) = gather(["-"], stdin=io.BytesIO(b"x" * 2_000), policy=Policy(max_bytes=1_000))
    assert isinstance(found, Refused)
    assert isinstance(found.error, TooLarge)


def test_raw_bytes_over_the_limit_are_refused() -> None:
    (found,) = documents_in(raw(b"x" * 2_000), policy=Policy(max_bytes=1_000))
    assert isinstance(found, Refused)


def test_missing_files_and_dangling_links(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "gone.txt")
    missing, dangling, odd = gather([str(tmp_path / "none.txt"), str(link), "a\x00b"])
    assert isinstance(missing, Refused)
    assert isinstance(missing.error, NotFound)
    assert isinstance(dangling, Refused)
    assert "link" in dangling.error.reason
    assert isinstance(odd, Refused)


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "open", refuse)
    (found,) = gather([str(path)])
    assert isinstance(found, Refused)
    assert isinstance(found.error, NotPermitted)
    assert "chmod" in found.error.step


def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    pipe, device = gather([str(tmp_path / "pipe"), "/dev/zero"])
    assert isinstance(pipe, Refused)
    assert "pipe" in pipe.error.reason
    assert isinstance(device, Refused)


def test_folders_are_read_in_order_and_the_rest_goes_on(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.txt", "a/bad.txt", ".git/config", "a/.hidden", "c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("words")
    (tmp_path / "a" / "bad.txt").unlink()
    (tmp_path / "a" / "bad.txt").symlink_to("nowhere")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    found = list(gather([str(tmp_path)]))
    assert [Path(item.origin).relative_to(tmp_path).as_posix() for item in found] == [
        "c.txt",
        "a/1.txt",
        "a/bad.txt",
        "b/2.txt",
    ]
    assert [isinstance(item, Refused) for item in found] == [False, False, True, False]


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    (found,) = gather([str(tmp_path)])
    assert isinstance(found, Refused)
    assert "no files" in found.error.reason


def test_a_feed_is_more_than_one_document(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    items = "<item><title>Depot burns</title></item><item><title>Bridge falls</title></item>"
    path.write_text(f"<rss version='2.0'><channel>{items}</channel></rss>")
    with pytest.raises(WrongContent, match="more than one document"):
        read_document(path)
    with pytest.raises(SaysoError, match="no such file"):
        read_document(tmp_path / "none")


def test_a_raw_input_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        RawInput(data=b"x", origin="-", retrieved=raw(b"x").retrieved.replace(tzinfo=None))
