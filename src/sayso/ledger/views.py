"""The views that a person reads in any SQLite tool, and the triggers that keep the log append-only.

Both are made anew after every migration: they hold nothing of their own.
"""

from __future__ import annotations

from sqlalchemy import Connection

from sayso.ledger import chain

__all__ = ["TRIGGERS", "VIEWS", "remake"]

_SAYS = """COALESCE(
    (SELECT group_concat(name, ', according to ')
     FROM (SELECT s.name FROM sources s WHERE s.claim = c.number ORDER BY s.position)),
    'the report itself')"""
_COUNT = "(SELECT count(*) FROM acts a WHERE a.run = r.number AND a.act = '{act}')"

VIEWS = {
    "claims_view": f"""
        SELECT d.title AS document_title, d.outlet, d.date, c.part, c.event, c.stance, c.reality, c.hedged,
               {_SAYS} AS who_says_so, c.by_name AS "by", c.of_name AS "of", c.of_class AS class,
               c.count_words AS how_many, c.count_low AS low, c.count_high AS high, c.scope,
               c.place_name AS place, c.country,
               CASE WHEN c.when_start = c.when_end THEN c.when_start
                    WHEN c.when_start IS NULL AND c.when_end IS NULL THEN NULL
                    ELSE COALESCE(c.when_start, '') || ' to ' || COALESCE(c.when_end, '') END AS "when",
               c.text AS words, c.confidence, c.decided, c.id AS claim, d.id AS document
        FROM claims c JOIN documents d ON d.number = c.document
        ORDER BY d.number, c.position""",  # noqa: S608
    "documents_view": """
        SELECT d.title, d.outlet, d.date, d.date_basis, d.language, d.byline, d.address, d.origin, d.retrieved,
               (SELECT count(*) FROM claims c WHERE c.document = d.number) AS claims,
               length(d.text) AS characters, d.media_type, d.size AS bytes, d.run, d.id AS document,
               (SELECT p.id FROM documents p WHERE p.number = d.previous) AS previous_version
        FROM documents d ORDER BY d.number""",
    "runs_view": f"""
        SELECT r.number AS run, r.started, e.at AS ended, COALESCE(e.act, 'unfinished') AS outcome,
               r.command, r.version, {_COUNT.format(act="read")} AS read,
               {_COUNT.format(act="new_version")} AS new_versions, {_COUNT.format(act="known")} AS known,
               {_COUNT.format(act="quarantined")} AS quarantined, {_COUNT.format(act="forgotten")} AS forgotten,
               {_COUNT.format(act="renewed")} AS renewed
        FROM runs r LEFT JOIN acts e ON e.run = r.number AND e.act IN ('finished', 'interrupted')
        ORDER BY r.number""",  # noqa: S608
    "quarantine_view": """
        SELECT run, at, origin, reason, step, error FROM acts WHERE act = 'quarantined' ORDER BY number""",
    "forgotten_view": """
        SELECT document, reason, at, run FROM acts WHERE act = 'forgotten' ORDER BY number""",
    "decisions_view": """
        SELECT d.number AS decision, d.at, d.who, d.kind, d.why, d.undoes, a.event, a.source, a.text AS words,
               a.claim, a.document
        FROM decisions d LEFT JOIN anchors a ON a.decision = d.number ORDER BY d.number, a.position""",
}

TRIGGERS = {
    f"{table}_{verb}": f"""BEFORE {verb.upper()} ON {table}
        BEGIN SELECT RAISE(ABORT, '{table} are append-only: they say what was done, and stay'); END"""
    for table in ("runs", "acts", "matter_links")
    for verb in ("update", "delete")
} | {
    "acts_of_ended_runs": """BEFORE INSERT ON acts
        WHEN EXISTS (SELECT 1 FROM acts WHERE run = new.run AND act IN ('finished', 'interrupted'))
        BEGIN SELECT RAISE(ABORT, 'this run has ended: nothing is added to it'); END""",
    **{
        f"{table}_delete": f"""BEFORE DELETE ON {table}
        BEGIN SELECT RAISE(ABORT, 'decisions are append-only: undo one by another'); END"""
        for table in ("decisions", "anchors")
    },
    # All that may change: a decision loses what it holds of the words of a document that is no longer there.
    "decisions_update": """BEFORE UPDATE ON decisions
        WHEN NOT (new.number IS old.number AND new.kind IS old.kind AND new.at IS old.at AND new.who IS old.who
                  AND new.undoes IS old.undoes AND new.subject IS old.subject
                  AND (new.why IS NULL OR new.why IS old.why) AND (new.value IS NULL OR new.value IS old.value)
                  AND EXISTS (SELECT 1 FROM anchors a WHERE a.decision = old.number
                              AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.id = a.document)))
        BEGIN SELECT RAISE(ABORT, 'decisions are append-only: undo one by another'); END""",
    "anchors_update": """BEFORE UPDATE ON anchors
        WHEN NOT (new.decision IS old.decision AND new.position IS old.position AND new.claim IS old.claim
                  AND new.document IS old.document AND new.span_start IS old.span_start
                  AND new.span_end IS old.span_end AND new.event IS old.event AND new.source IS NULL
                  AND new.text IS NULL AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.id = old.document))
        BEGIN SELECT RAISE(ABORT, 'decisions are append-only: undo one by another'); END""",
}


def remake(connection: Connection) -> None:
    """Drops and makes all views and the log's triggers."""
    for kind, made in (("VIEW", VIEWS), ("TRIGGER", TRIGGERS | chain.triggers(connection))):
        for name, body in made.items():
            connection.exec_driver_sql(f"DROP {kind} IF EXISTS {name}")
            connection.exec_driver_sql(f"CREATE {kind} {name} {'AS' if kind == 'VIEW' else ''} {body}")
