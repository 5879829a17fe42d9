"""Protection: the one policy over everything that leaves, and the one function that all of it passes.

Default deny: names of victims, witnesses, minors and captives are withheld unless a person released them; positions of
forces are rounded, and held back while they are fresh; of a report's words at most a set number is shown, unless its
rights are set. What an exporter writes is a PublicReport, and `protected` alone makes those.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from urllib.parse import unquote, urlsplit

from sayso.language import class_of
from sayso.model import Actor, Claim, Document, Place, Source, Span, vocabulary
from sayso.places import side_of
from sayso.publish.excerpts import WORDS, Excerpt, count_words, excerpts
from sayso.publish.names import (
    WITHHELD,
    NameRegister,
    Run,
    blanked,
    name_of,
    names_in,
    protected_parties,
    withheld_runs,
    words_of,
)
from sayso.publish.positions import free_from, is_position, rounded
from sayso.publish.public import Credit, PublicClaim, PublicReport

__all__ = ["EMBARGO", "GRID", "Guard", "Policy", "protected", "web_address"]

GRID = 0.1  # degrees: about 11 km from north to south
EMBARGO = dt.timedelta(hours=72)
# A name is a fact; a longer one ("analysts who scrutinise photos ...") is a passage of the report.
_LONGEST_NAME = 4
_LONGEST_PROPER_NAME = 12
_SMALL = frozenset("of the for and in on at to de la du des al el and's".split())
_SPEAKERS = frozenset({"witness", "captive"})
_NOBODY = re.compile(
    r"(?:the |other |others|several |many |some |at least |more than |dozens|hundreds|thousands|\d[\d,.]* ?|"
    r"dead|wounded|injured|missing|killed|them|they|him|her|he|she|who|whom|us|we|those|victims?|bodies|"
    r"fatalities|casualties|survivors?|hostages?|detainees?|prisoners?|inmates?|evacuees?)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What may leave. The defaults are the strictest; every loosening is a person's decision.

    `words` is the most words shown of one report; `grid` in degrees; `embargo` counts from a claim's own time;
    `released` are names as they are written; `rights` are the words that allow whole texts, written into what goes
    out; `now` is the moment of leaving, this one when None.
    """

    words: int = WORDS
    grid: float = GRID
    embargo: dt.timedelta = EMBARGO
    released: tuple[str, ...] = ()
    rights: str | None = None
    now: dt.datetime | None = None

    @property
    def loosened(self) -> tuple[str, ...]:
        """What is looser than by default, in words; a person answers for it."""
        told = [f"release of {name}" for name in self.released]
        told += [f"rights: {self.rights}"] if self.rights is not None else []
        told += [f"{self.words} words a report"] if self.words > WORDS else []
        told += [f"grid of {self.grid:g} degrees"] if self.grid < GRID else []
        told += [f"embargo of {self.embargo / dt.timedelta(hours=1):g} hours"] if self.embargo < EMBARGO else []
        return tuple(told)


def protected(
    document: Document,
    claims: Sequence[Claim],
    policy: Policy = Policy(),
    *,
    chosen: Collection[str] | None = None,
    register: NameRegister = NameRegister(),  # noqa: B008 (never changed)
) -> PublicReport:
    """The report as it may leave.

    `claims` are all claims of the document: those not `chosen` (None: all are) tell what to withhold, and stay. The
    `register` holds the names withheld in other reports. The number of claims and every figure are the same under any
    policy.
    """
    return Guard(document, claims, policy, chosen=chosen, register=register).report


@dataclass(frozen=True)
class Guard:
    """The policy at work on one report: which names, which places, which words."""

    document: Document
    claims: Sequence[Claim]
    policy: Policy = field(default_factory=Policy)
    chosen: Collection[str] | None = None
    register: NameRegister = field(default_factory=NameRegister)

    @cached_property
    def report(self) -> PublicReport:
        """What may leave of the report."""
        return PublicReport(
            credit=self._credit(),
            claims=tuple(self._claim(claim) for claim in self._leaving),
            excerpts=tuple(self._excerpts),
            whole=self.policy.rights is not None and not self._runs and not self.held_until and not self._unsure,
        )

    def text(self, text: str) -> str:
        """Any words beside the report (a decision's reason, a title) without what is withheld."""
        return blanked(_clean(text), self.names, released=self._released)

    def holds_back(self, text: str) -> bool:
        """Whether the text holds what is withheld here or in another report of the ledger."""
        return self.text(text) != _clean(text) or bool(self.register.found_in(text) - self._released)

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of names that are withheld, folded."""
        return words_of(self._runs)

    @property
    def withheld(self) -> frozenset[Run]:
        """The names that are withheld, never to be written anywhere."""
        return self._runs

    @cached_property
    def held_until(self) -> dict[str, dt.datetime]:
        """The claims whose place is still under embargo, by id, with its end."""
        now = self.policy.now or dt.datetime.now(dt.UTC)
        ends = {c.id: free_from(c, self.document, self.policy.embargo) for c in self.claims if is_position(c)}
        return {name: end for name, end in ends.items() if end > now}

    @cached_property
    def _leaving(self) -> Sequence[Claim]:
        return self.claims if self.chosen is None else [claim for claim in self.claims if claim.id in self.chosen]

    @cached_property
    def _released(self) -> frozenset[Run]:
        return frozenset(name_of(name) for name in self.policy.released)

    @cached_property
    def _runs(self) -> frozenset[Run]:
        runs = set(withheld_runs(self.claims))
        known = self._known_words()
        for claim in self.claims:
            runs |= names_in(claim, known)
        runs |= self.register.found_in(" ".join(self._strings()))
        return frozenset(runs - self._released)

    def _known_words(self) -> set[str]:
        """The words of places, of sources that may be named, and of the outlet."""
        phrases = [place.name for place in (claim.place for claim in self.claims) if place]
        phrases += [s.name for claim in self.claims for s in claim.sources if s.kind not in _SPEAKERS]
        return {word for phrase in (*phrases, self.document.outlet or "") for word in name_of(phrase)}

    def _strings(self) -> Iterable[str]:
        """All strings of the report that may leave."""
        kept = self.document
        yield from (kept.title or "", kept.byline or "", kept.outlet or "", unquote(kept.address or ""))
        if self.policy.rights is not None:
            yield kept.text
        elif kept.headline is not None:
            yield kept.headline.of(kept.text)
        for claim in self._leaving:
            yield claim.text
            for named in (*claim.sources, claim.by, claim.of, claim.place):
                if named is not None:
                    yield named.name

    @cached_property
    def _unsure(self) -> frozenset[str]:
        """Claims of harm to somebody whom the words name in no way that is known: their words stay."""
        return frozenset(c.id for c in self.claims if any(self._hides(p.name) for p in protected_parties(c)))

    def _hides(self, phrase: str) -> bool:
        """Whether a phrase for people may be a name that was not found, and nobody released it."""
        if not _may_be_a_name(phrase) or WITHHELD in self.text(phrase):
            return False
        return not any(set(run) <= set(name_of(phrase)) for run in self._released)

    @cached_property
    def _kept_out(self) -> list[Span]:
        return [claim.span for claim in self.claims if claim.id in self.held_until or claim.id in self._unsure]

    @cached_property
    def _excerpts(self) -> list[Excerpt]:
        words = self.policy.words if self.policy.rights is None else sys.maxsize
        title = self._bare_title(words)
        return excerpts(
            self.document,
            self._leaving,
            words=words - (count_words(title) if title else 0),
            names=self.names,
            released=self._released,
            kept_out=self._kept_out,
        )

    def _bare_title(self, words: int) -> str | None:
        """The title of a report that has no headline in its text, where it fits and gives no fresh position away."""
        title = self.document.title
        if self.document.headline is not None or not title or self._kept_out or count_words(title) > words:
            return None
        return title

    def _credit(self) -> Credit:
        kept, date = self.document, self.document.date
        words = self.policy.words if self.policy.rights is None else sys.maxsize
        headline = next((excerpt.text for excerpt in self._excerpts if excerpt.headline), None)
        title = self._bare_title(words) if headline is None else headline
        return Credit(
            document=kept.id,
            title=self.text(title) if title else None,
            outlet=self._short(kept.outlet),
            author=self._short(kept.byline),
            date=date.value.isoformat() if date else None,
            link=self._link(kept.address or kept.provenance.origin),
            language=kept.language,
            rights=self.text(self.policy.rights) if self.policy.rights is not None else None,
        )

    def _short(self, words: str | None) -> str | None:
        return self.text(words) if words and count_words(words) <= _LONGEST_PROPER_NAME else None

    def _link(self, address: str) -> str | None:
        """The direct link; only the site's, where the address tells a withheld name or a fresh position."""
        link = web_address(address)
        if link is None:
            return None
        words = unquote(link)
        headline = self.document.headline
        fresh = headline is not None and any(span.overlaps(headline) for span in self._kept_out)
        if fresh or self.text(words) != _clean(words):
            parts = urlsplit(link)
            site = f"{parts.scheme}://{parts.netloc}/"
            return site if self.text(site) == site else None
        return link

    def _claim(self, claim: Claim) -> PublicClaim:
        end = self.held_until.get(claim.id)
        position = is_position(claim)
        place = self._place(claim.place) if claim.place and end is None else None
        coarse = rounded(place, self.policy.grid) if place and position else place
        words = self._words(claim)
        guarded = tuple(protected_parties(claim))
        hidden = _hidden_words(claim.place) if end is not None else frozenset()
        sources = tuple(self._source(source, hidden) for source in claim.sources)
        by = self._actor(claim.by, claim.by in guarded, end is not None, hidden)
        of = self._actor(claim.of, claim.of in guarded, end is not None, hidden)
        reasons = [f"place until {end:%Y-%m-%d %H:%M} UTC"] if end is not None else []
        reasons += ["words"] if not words else []
        shown = (words, *(source.name for source in sources), *(actor.name for actor in (by, of) if actor))
        reasons += ["name"] if any(WITHHELD in each for each in shown) else []
        return PublicClaim(
            id=claim.id,
            document=claim.document,
            part=claim.part,
            span=claim.span,
            text=words,
            event=claim.event,
            stance=claim.stance,
            reality=claim.reality,
            hedged=claim.hedged,
            quote=claim.quote,
            sources=sources,
            cue=replace(claim.cue, text=self._name(claim.cue.text, "")) if claim.cue else None,
            by=by,
            of=of,
            count=replace(claim.count, text=self._name(claim.count.text, "")) if claim.count else None,
            place=coarse,
            when=replace(claim.when, text=self._name(claim.when.text, "")) if claim.when else None,
            evidence=claim.evidence,
            part_of=claim.part_of,
            confidence=claim.confidence,
            withheld=tuple(reasons),
            rounded=coarse is not place,
        )

    def _words(self, claim: Claim) -> str:
        """The claim's words, as far as an excerpt holds them."""
        for excerpt in self._excerpts:
            if excerpt.span.start <= claim.span.start < excerpt.span.end:
                end = min(claim.span.end, excerpt.span.end)
                words = self.text(self.document.text[claim.span.start : end])
                return words if end == claim.span.end else f"{words} …"
        return ""

    def _name(self, name: str, otherwise: str) -> str:
        shown = self.text(name)
        return otherwise if _is_passage(shown) else shown

    def _source(self, source: Source, hidden: frozenset[str]) -> Source:
        label = vocabulary("kinds")[source.kind].label
        name = self._name(source.name, label)
        if source.kind in _SPEAKERS and self._hides(source.name):
            name = label
        return replace(source, text="", name=label if _tells(name, hidden) else name)

    def _actor(self, actor: Actor | None, guarded: bool, fresh: bool, hidden: frozenset[str]) -> Actor | None:
        if actor is None:
            return None
        label = vocabulary("classes")[actor.klass].label if actor.klass else ""
        name = self._name(actor.name, label)
        if (fresh and actor.klass == "place") or _tells(name, hidden):
            name = label
        elif guarded and self._hides(actor.name):
            name = label or WITHHELD
        return replace(actor, text="", name=name)

    def _place(self, place: Place) -> Place:
        # A gazetteer's own name is no passage, however long.
        name = self.text(place.name) if place.id else self._name(place.name, "")
        return replace(place, text="", name=name)


def web_address(address: str) -> str | None:
    """The address when it is one of the web, without a user's name or password; nothing else becomes a link."""
    if any(character.isspace() or unicodedata.category(character) in {"Cc", "Cs"} for character in address.strip()):
        return None
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    if "@" not in parts.netloc:
        return address.strip()
    where = f"[{host}]" if ":" in host else host
    return parts._replace(netloc=f"{where}:{port}" if port else where).geturl()


def _clean(text: str) -> str:
    """The text on one line, without characters that a reader cannot see or that turn its direction."""
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return "".join(" " if c == "\xa0" else c for c in line if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})


@lru_cache(maxsize=1 << 16)
def _is_passage(name: str) -> bool:
    """Whether a name is so long that it is a piece of the report, and no proper name of a body."""
    if count_words(name) <= _LONGEST_NAME:
        return False
    words = name.split()
    proper = all(word[0].isupper() or word.lower() in _SMALL or not word[0].isalpha() for word in words)
    return not proper or name == name.upper() or count_words(name) > _LONGEST_PROPER_NAME


@lru_cache(maxsize=1 << 16)
def _may_be_a_name(phrase: str) -> bool:
    """Whether a phrase for people says nothing that is known: a name in small letters looks so."""
    if class_of(phrase) is not None or side_of(phrase) is not None:
        return False
    return _NOBODY.fullmatch(" ".join(phrase.split())) is None


def _hidden_words(place: Place | None) -> frozenset[str]:
    return frozenset(word for word in name_of(place.name) if len(word) > 2) if place else frozenset()


def _tells(name: str, hidden: frozenset[str]) -> bool:
    return bool(hidden) and not hidden.isdisjoint(name_of(name))
