"""The network: small enough to ship, the same answer with any number of threads, and told when it is broken."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.errors import VocabularyError
from sayso.language import network
from sayso.language.features import Words
from sayso.language.labels import EVENTS, ROLES

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "examples" / "reports" / "chernihiv-wire.txt"


def test_the_weights_fit_the_package() -> None:
    assert sum(path.stat().st_size for path in network.weights_folder().iterdir()) <= 40_000_000


def test_any_number_of_threads_gives_the_same_claims() -> None:
    command = [sys.executable, "-c", "from sayso.cli import main; main()", "extract", str(REPORT), "--json"]
    told = {
        subprocess.run(
            command, env=os.environ | {"OMP_NUM_THREADS": threads}, capture_output=True, check=True, text=True
        ).stdout
        for threads in ("1", "2", "5")
    }
    assert len(told) == 1
    assert told.pop().count("\n") > 10


def test_every_word_has_its_row_and_every_role_its_scores() -> None:
    words = ("Rebels shelled the port on Monday , the mayor said . " * 60).split()
    sentences = [at // 11 for at in range(len(words))]
    told = network.told_of(Words(words), sentences)
    assert len(told.windows) > 1
    assert told.heads["events"].shape == (len(words), len(EVENTS))
    for word in (0, 1, 300, len(words) - 1):
        window = told.window(word)
        assert window.window.own <= word < window.window.last
        scores = window.pointers(word)
        assert scores.shape[0] == 2 * len(ROLES)
        start, end = window.pointer(word, 3)
        assert (start == scores[6]).all()
        assert (end == scores[7]).all()


def test_no_words_ask_nothing() -> None:
    assert network.told_of(Words([]), []).windows == ()


def test_a_missing_file_is_named_with_the_next_step(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(network, "weights_folder", lambda: tmp_path)
    network.loaded.cache_clear()
    with pytest.raises(VocabularyError, match="install sayso again"):
        network.loaded()
    network.loaded.cache_clear()
