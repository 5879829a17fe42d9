"""The other public sets: syntax (UD), named things (UNER, Wikigold, re3d), factuality, events (RAMS, WikiEvents).

Each gives part of the labels only; what it does not tell has none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.attribution import document_of
from sayso.language.features import Words
from sayso.language.labels import EVENTS, KINDS
from training.examples import NONE, Anchor, Example, Labels, examples_of
from training.texts import range_in, text_of

__all__ = ["entities", "factuality", "rams", "syntax", "wikievents"]


def _documents(sentences: Iterator[tuple[bool, list[list[str]]]], longest: int = 12) -> Iterator[list[list[list[str]]]]:
    """Runs of sentences of one document."""
    held: list[list[list[str]]] = []
    for new, rows in sentences:
        if held and (new or len(held) == longest):
            yield held
            held = []
        held.append(rows)
    if held:
        yield held


def _conll(path: Path) -> Iterator[tuple[bool, list[list[str]]]]:
    new, rows = True, []
    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("# newdoc"):
            new = True
        elif not line.strip():
            if rows:
                yield new, rows
                new, rows = False, []
        elif not line.startswith("#"):
            fields = line.split("\t") if "\t" in line else line.split()
            if fields[0].isdigit() or not fields[0][0].isdigit() or "\t" not in line:
                rows.append(fields)
    if rows:
        yield new, rows


def syntax(paths: Sequence[Path]) -> list[Example]:
    """UD treebanks: each verb points to its subject and object; a passive's subject is its object, "by" its subject."""
    found: list[Example] = []
    for path in paths:
        for document in _documents(_conll(path)):
            texts: list[str] = []
            sentence_of: list[int] = []
            anchors: list[Anchor] = []
            for number, rows in enumerate(document):
                base = len(texts)
                texts += [row[1] for row in rows]
                sentence_of += [number] * len(rows)
                anchors += _verbs(rows, base)
            found += examples_of(Words(texts), sentence_of, Labels(anchors=anchors))
    return found


def _verbs(rows: list[list[str]], base: int) -> Iterator[Anchor]:
    heads = [int(row[6]) - 1 for row in rows]
    children: list[list[int]] = [[] for _ in rows]
    for at, head in enumerate(heads):
        if head >= 0:
            children[head].append(at)

    def phrase(at: int) -> tuple[int, int]:
        first = last = at
        todo = [at]
        while todo:
            node = todo.pop()
            first, last = min(first, node), max(last, node)
            todo += [
                child
                for child in children[node]
                if rows[child][7].split(":")[0]
                not in ("acl", "appos", "parataxis", "punct", "conj", "cc", "case", "advcl")
                or (node != at and rows[child][7] != "punct")
            ]
        return base + first, base + last

    for at, row in enumerate(rows):
        if row[3] != "VERB":
            continue
        roles: dict[str, tuple[int, int] | int] = {"subject": NONE, "object": NONE}
        for child in children[at]:
            relation = rows[child][7]
            if relation in ("nsubj", "csubj", "obl:agent"):
                roles["subject"] = phrase(child)
            elif relation in ("obj", "nsubj:pass"):
                roles["object"] = phrase(child)
        yield Anchor(base + at, {}, roles)


_TYPES = {
    "PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "",
    "Person": "person", "Organisation": "organisation", "Location": "place", "Weapon": "weapon",
    "MilitaryPlatform": "weapon",
}  # fmt: skip


def entities(folder: Path) -> list[Example]:
    """UNER, Wikigold and re3d: persons, organisations, places, weapons and platforms."""
    found: list[Example] = []
    for path in [*sorted(folder.glob("uner/*.iob2")), folder / "wikigold/CONLL-format/data/wikigold.conll.txt"]:
        uner = path.suffix == ".iob2"
        for document in _documents(_conll(path)):
            texts, kinds, sentence_of = [], [], []
            before = ""
            for number, rows in enumerate(document):
                for row in rows:
                    word, tag = (row[1], row[2]) if uner else (row[0], row[-1])
                    if word == "-DOCSTART-":
                        continue
                    kind = _TYPES.get(tag.partition("-")[2], "")
                    mark = ("B" if tag[0] == "B" or before != kind else "I") if kind else "O"
                    texts.append(word)
                    kinds.append(-100 if tag.endswith("MISC") else KINDS.index(f"{mark}-{kind}") if kind else 0)
                    sentence_of.append(number)
                    before = kind
            if texts:
                found += examples_of(Words(texts), sentence_of, Labels(kinds=kinds))
    for path in sorted(folder.glob("re3d/*/documents.json")):
        documents = {d["_id"]: d["text"] for d in map(json.loads, path.read_text("utf-8").splitlines())}
        marks: dict[str, list[dict[str, object]]] = {}
        for mark in map(json.loads, (path.parent / "entities.json").read_text("utf-8").splitlines()):
            marks.setdefault(mark["documentId"], []).append(mark)
        for name, words in documents.items():
            text = text_of(document_of(words))
            kinds = [0] * len(text.tokens)
            for mark in sorted(marks.get(name, []), key=lambda m: int(m["begin"]) - int(m["end"])):  # type: ignore[call-overload]
                kind = _TYPES.get(str(mark["type"]), "")
                held = range_in(text.tokens, int(mark["begin"]), int(mark["end"]))  # type: ignore[call-overload]
                if kind and held and not any(kinds[held[0] : held[1] + 1]):
                    kinds[held[0] : held[1] + 1] = [KINDS.index(f"I-{kind}")] * (held[1] - held[0] + 1)
                    kinds[held[0]] = KINDS.index(f"B-{kind}")
            found += examples_of(text.words, text.sentence_of, Labels(kinds=kinds))
    return found


def factuality(paths: Sequence[Path]) -> list[Example]:
    """Sentences with how far, -3 to 3, each marked word's event is held to have happened."""
    found: list[Example] = []
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            texts = record["text"].split()
            held = {t["span1"][0]: t["label"] for t in record["targets"] if t["span1"][0] < len(texts)}
            found += examples_of(Words(texts), [0] * len(texts), Labels(factual=held))
    return found


# Event types of RAMS and WikiEvents, by prefix, the longest first.
_EVENTS = {
    "life.die.nonviolentdeath": "",
    "life.die": "killed",
    "life.injure.illness": "",
    "life.injure": "injured",
    "conflict.attack.stealrobhijack": "looted",
    "conflict.attack.selfdirectedbattle": "clashed",
    "conflict.attack": "attacked",
    "conflict.yield.surrender": "surrendered",
    "conflict.yield.retreat": "retreated",
    "artifactexistence.damagedestroy.destroy": "destroyed",
    "artifactexistence.damagedestroy": "damaged",
    "artifactexistence.damagedestroydisabledismantle.destroy": "destroyed",
    "artifactexistence.damagedestroydisabledismantle.damage": "damaged",
    "justice.arrestjaildetain": "detained",
    "justice.releaseparole": "released",
    "movement.transportperson.evacuationrescue": "displaced",
    "contact.threatencoerce": "threatened",
    "contact.negotiate": "negotiated",
    "transaction.transaction.embargosanction": "sanctioned",
}
_OF = frozenset("victim target detainee destroyed artifact passenger territoryorfacility observedentity".split())
_BY = frozenset(
    "killer attacker injurer destroyer damager damagerdestroyer jailer surrenderer yielder retreater "
    "communicator".split()
)


def _event(kind: str) -> str:
    low = kind.lower()
    return next((_EVENTS[p] for p in sorted(_EVENTS, key=len, reverse=True) if low.startswith(p)), "")


def _role(name: str) -> str:
    if name == "place":
        return "place"
    return "of" if name in _OF else "by" if name in _BY else ""


def rams(path: Path) -> list[Example]:
    """RAMS: one event a text, with the participants in its sentence; other events of the text are not known."""
    found: list[Example] = []
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        texts = [word for sentence in record["sentences"] for word in sentence]
        sentence_of = [n for n, sentence in enumerate(record["sentences"]) for _ in sentence]
        first, last, kinds = record["evt_triggers"][0]
        event = _event(kinds[0][0])
        roles: dict[str, tuple[int, int] | int] = {}
        for _, (start, end), name in record["gold_evt_links"]:
            role = _role(name[11:])
            if role and sentence_of[start] == sentence_of[first]:
                roles.setdefault(role, (start, end))
        if event:
            known = [False] * len(texts)
            anchor = Anchor(last, {}, roles)
            found += examples_of(
                Words(texts), sentence_of, Labels(events={last: [EVENTS.index(event)]}, known=known, anchors=[anchor])
            )
    return found


def wikievents(path: Path) -> list[Example]:
    """WikiEvents: all events of its types, with their participants."""
    found: list[Example] = []
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        texts = record["tokens"]
        sentence_of = [n for n, (sentence, _) in enumerate(record["sentences"]) for _ in sentence]
        places = {e["id"]: (e["start"], e["end"] - 1) for e in record["entity_mentions"]}
        events: dict[int, list[int]] = {}
        anchors: list[Anchor] = []
        known = [False] * len(texts)
        for mention in record["event_mentions"]:
            event = _event(mention["event_type"])
            if not event:
                continue
            word = mention["trigger"]["end"] - 1
            events.setdefault(word, []).append(EVENTS.index(event))
            roles: dict[str, tuple[int, int] | int] = {}
            for argument in mention["arguments"]:
                role, held = _role(argument["role"].lower()), places.get(argument["entity_id"])
                if role and held and sentence_of[held[0]] == sentence_of[word]:
                    roles.setdefault(role, held)
            anchors.append(Anchor(word, {}, roles))
        if len(sentence_of) == len(texts):
            found += examples_of(Words(texts), sentence_of, Labels(events=events, known=known, anchors=anchors))
    return found
