"""What an exported file carries for programs: the same facts in Word and PDF, under one name each.

Only what a reader may know goes along: no authors of edits, no editing times.
"""

import msgspec

from som_editor.core.fingerprint import content_fingerprint
from som_editor.core.lifecycle import Standing
from som_editor.core.version import Version

NAMESPACE = "urn:som-editor:export:1#"
"""The XML namespace of these facts, in XMP and in Word's custom XML part alike."""

FORMAT_VERSION = "1"


class Fact(msgspec.Struct, frozen=True):
    """A fact called `name`; `meaning` is for whoever meets it without our manual."""

    name: str
    value: str
    meaning: str


def facts(version: Version) -> tuple[Fact, ...]:
    """The facts of `version` that have a value, always in the same order."""
    standing = version.standing
    every = (
        Fact("FormatVersion", FORMAT_VERSION, "Version of this set of properties"),
        Fact("DocumentId", version.document_id, "Permanent id of the document"),
        Fact("VersionId", version.id, "Permanent id of the version"),
        Fact("Version", standing.number, "Version number"),
        Fact("Status", standing.status.value, "Status in the process of adoption"),
        *_dates(standing),
        Fact(
            "ContentFingerprint",
            content_fingerprint(version.document),
            "SHA-256 over the canonical form som-content-1 of the content",
        ),
    )
    return tuple(fact for fact in every if fact.value)


def cover_facts(version: Version, shown_title: str) -> tuple[Fact, ...]:
    """What the cover of `version` would say in words, for a file without one; `shown_title` is its.

    They are what the user filled in to be printed, and stand in the properties for all to see: a
    text that goes round without its cover is compared with another as if it had one.
    """
    metadata, standing = version.document.metadata, version.standing
    every = (
        Fact("ShownTitle", shown_title, "Title above the text, or what stands in for one"),
        Fact("Title", metadata.title, "Title of the document"),
        Fact("Organisation", metadata.organisation, "Who publishes the document"),
        Fact("Reference", metadata.kenmerk, "Reference (kenmerk) of the document"),
        Fact("Owner", metadata.owner, "Who answers for the document"),
        Fact("DrawnUpBy", metadata.drawn_up_by, "Who drew the document up"),
        Fact("BasedOn", metadata.based_on, "What the document is based on"),
        Fact("Language", metadata.language, "Language of the document"),
        Fact("ConsentBody", standing.consent_body, "Council that consented"),
        Fact("AdoptedBy", standing.adopted_by, "Who adopted the version"),
        Fact(
            "Reconstruction",
            "yes" if standing.reconstruction else "",
            "Whether the text was put together again from elsewhere",
        ),
    )
    return tuple(fact for fact in every if fact.value)


def compared_facts(old: Version, new: Version) -> tuple[Fact, ...]:
    """Which two texts a report is about, so that a program can tell them."""
    meaning = "SHA-256 over the canonical form som-content-1 of the {side} content"
    every = (
        Fact("FormatVersion", FORMAT_VERSION, "Version of this set of properties"),
        Fact("OldVersion", old.standing.number, "Version number of the old version"),
        Fact("NewVersion", new.standing.number, "Version number of the new version"),
        Fact("OldFingerprint", content_fingerprint(old.document), meaning.format(side="old")),
        Fact("NewFingerprint", content_fingerprint(new.document), meaning.format(side="new")),
    )
    return tuple(fact for fact in every if fact.value)


def _dates(standing: Standing) -> tuple[Fact, ...]:
    days = (
        ("StatusDate", standing.dated, "Day of the last change of status"),
        ("ConsentedOn", standing.consented_on, "Day of consent"),
        ("AdoptedOn", standing.adopted_on, "Day of adoption"),
        ("EffectiveDate", standing.effective, "Day from which the version holds"),
        ("EvaluationDate", standing.evaluation, "Day of the next evaluation"),
    )
    return tuple(Fact(name, day.isoformat() if day else "", meaning) for name, day, meaning in days)
