"""Grouping in memory: claims in, matters out. What the store does by steps gives the same."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sayso.ledger.matters import weights as w
from sayso.ledger.matters.blocks import keys_of
from sayso.ledger.matters.clusters import Edge, Pairs, clusters_of, components, nearest
from sayso.ledger.matters.comparison import score
from sayso.ledger.matters.context import completed
from sayso.ledger.matters.profiles import profile_of
from sayso.ledger.matters.traits import Traits, setting_of, traits_of
from sayso.model import Claim, Saying

__all__ = ["cluster_parts", "document_traits", "edges_between", "group", "pairs_under", "traits_within"]

Linked = Iterable[tuple[str, str]]


def group(sayings: Iterable[Saying], *, same: Linked = (), apart: Linked = ()) -> list[tuple[str, ...]]:
    """The matters among some sayings, as the ids of their claims; every claim stands in exactly one.

    `same` and `apart` are pairs of claims' ids that a person has joined or parted.
    """
    same, apart = list(same), list(apart)
    linked = {claim for pair in (*same, *apart) for claim in pair}
    traits: dict[int, Traits] = {}
    holders: dict[int, list[str]] = defaultdict(list)
    profile: dict[str, int] = {}
    documents: dict[str, list[Saying]] = defaultdict(list)
    for saying in sayings:
        documents[saying.claim.document].append(saying)
    for claim, its in document_traits(documents.values()):
        number = profile_of(its, claim.id, alone=claim.id in linked)
        traits[number] = its
        holders[number].append(claim.id)
        profile[claim.id] = number
    under: dict[int, list[int]] = defaultdict(list)
    for number, its in traits.items():
        for key in keys_of(its):
            under[key].append(number)
    edges = edges_between(under, traits)
    together, parted = (_numbers(pairs, profile) for pairs in (same, apart))
    parts = cluster_parts(traits, traits, edges, together, parted)
    found = [nodes for part in parts for nodes in part]
    return sorted(tuple(sorted(claim for node in nodes for claim in holders[node])) for nodes in found)


def document_traits(documents: Iterable[Sequence[Saying]]) -> Iterator[tuple[Claim, Traits]]:
    """The claims of documents with their traits."""
    for sayings in documents:
        claims = [saying.claim for saying in sayings]
        yield from zip(claims, traits_within(claims, sayings[0].published), strict=True)


def traits_within(claims: Sequence[Claim], published: dt.date | None) -> list[Traits]:
    """The traits of all claims of one document of that day, with what it lends them."""
    setting = setting_of(claim.place.country for claim in claims if claim.place)
    return completed(claims, [traits_of(claim, published, setting=setting) for claim in claims])


def _numbers(pairs: Linked, profile: Mapping[str, int]) -> Pairs:
    return frozenset(
        (min(profile[a], profile[b]), max(profile[a], profile[b])) for a, b in pairs if a in profile and b in profile
    )


def pairs_under(key: int, members: Sequence[int], wanted: Collection[int] | None = None) -> Iterator[tuple[int, int]]:
    """The pairs that one key brings together: all, or of a crowd each with those who speak for it.

    Of the pairs under an odd key, one is loose (`blocks.keys_of`). With `wanted`, none but the pairs of which at least
    one is in it, some of them twice.
    """
    held = sorted(members)
    speakers = held if len(held) <= w.CROWDED else held[: w.SPEAKERS]
    speaking = set(speakers)
    asking = held if wanted is None else [one for one in held if one in wanted]
    if key & 1:
        free, free_speakers = ([node for node in some if node & 1] for some in (held, speakers))
    else:
        free, free_speakers = held, speakers
    for one in asking:
        if not key & 1 or one & 1:
            others = held if one in speaking else speakers
        else:
            others = free if one in speaking else free_speakers
        for other in others:
            if one < other:
                yield one, other
            elif other < one and (wanted is not None or one not in speaking):
                yield other, one


def edges_between(
    blocks: Mapping[int, Sequence[int]], traits: Mapping[int, Traits], wanted: Collection[int] | None = None
) -> list[Edge]:
    """The pairs that share a key and score enough; with `wanted`, none but those of which one is in it."""
    seen: set[tuple[int, int]] = set()
    edges: list[Edge] = []
    for key, members in blocks.items():
        for pair in pairs_under(key, members, wanted):
            if pair not in seen:
                seen.add(pair)
                points = score(traits[pair[0]], traits[pair[1]])
                if points >= w.ENOUGH:
                    edges.append((*pair, points))
    return edges


def cluster_parts(
    nodes: Iterable[int], traits: Mapping[int, Traits], edges: Sequence[Edge], same: Pairs, apart: Pairs
) -> list[list[list[int]]]:
    """The clusters of all nodes, by component; a node without an edge is a component with one cluster of one.

    `edges` are all edges of the nodes, those that lead outside too.
    """

    def points(one: int, other: int) -> float:
        return score(traits[one], traits[other])

    bound: list[Edge] = [(one, other, float("inf")) for one, other in same]
    inside = set(nodes)
    edges = [edge for edge in nearest(edges) if edge[0] in inside and edge[1] in inside]
    parts = components(inside, [*edges, *bound], least=w.ENOUGH)
    component = {node: index for index, held in enumerate(parts) for node in held}
    of_part: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        of_part[component[edge[0]]].append(edge)
    joined: dict[int, set[tuple[int, int]]] = defaultdict(set)
    parted: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for held, pairs in ((joined, same), (parted, apart)):
        for one, other in pairs:
            if component[one] == component[other]:
                held[component[one]].add((one, other))
    return [
        [held]
        if len(held) == 1
        else clusters_of(held, of_part[index], points, same=frozenset(joined[index]), apart=frozenset(parted[index]))
        for index, held in enumerate(parts)
    ]
