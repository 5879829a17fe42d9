"""Kinds of source, by the words that name them."""

from __future__ import annotations

from typing import get_args

import pytest

from sayso.language import source_kind
from sayso.language.lists import word_lists
from sayso.model import SourceKind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("prosecutor general Ada Obi", "official"),
        ("the Kremlin spokesman", "official"),
        ("Khartoum", "official"),
        ("the health ministry", "official"),
        ("the general staff", "military"),
        ("generals", "military"),
        ("a separatist leader", "armed_group"),
        ("M23", "armed_group"),
        ("a captured officer", "captive"),
        ("residents of the delta", "witness"),
        ("a nurse at the army hospital", "witness"),
        ("the state broadcaster", "media"),
        ("social networks", "media"),
        ("Human Rights Watch", "ngo"),
        ("the UN human rights office", "intergovernmental"),
        ("open-source analysts who study photos", "analyst"),
        ("leaked minutes of the cabinet", "document"),
        ("a senior official who asked not to be named", "anonymous"),
        ("two sources in the ministry", "anonymous"),
        ("Bah", "other"),
    ],
)
def test_the_words_tell_the_kind(words: str, kind: str) -> None:
    assert source_kind(words) == kind


def test_a_bare_name_has_the_kind_of_its_introduction() -> None:
    text = "Deputy mayor Ada Obi left. Yusuf Bah, a nurse at the clinic, wept. Obi said so."
    assert source_kind("Obi", name="Ada Obi", text=text) == "official"
    assert source_kind("he", name="Yusuf Bah", text=text) == "witness"


def test_every_list_is_a_kind() -> None:
    kinds = set(word_lists("sources")) - {"weak", "states"}
    assert kinds | {"other"} == set(get_args(SourceKind))


@pytest.mark.parametrize("words", ["", "?", "•", "…", "who", "12", "\u0301", "x" * 5000])
def test_any_words_have_a_kind(words: str) -> None:
    assert source_kind(words, name=words, text=f"{words} said.") in get_args(SourceKind)
