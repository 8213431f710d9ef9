"""The facts that our exports carry, and how a reader meets them elsewhere in the same file."""

from collections.abc import Mapping

from som_editor.core.lifecycle import Status
from som_editor.i18n import dutch
from som_editor.wording.statuses import status_word

FACTS = "urn:som-editor:export:1#"
"""The XML namespace of the facts in the files that we write."""

LONGEST = 255
"""Characters that a property of a file may have."""


def stated(facts: Mapping[str, str], name: str) -> set[str]:
    """The fact `name` as long as a property may be; nothing where it is not among the facts."""
    return {facts[name][:LONGEST]} if name in facts else set()


def numbers_shown(facts: Mapping[str, str]) -> set[str]:
    """How the number may be written: a concept's is marked as one."""
    numbers = stated(facts, "Version")
    concept = facts.get("Status") == Status.CONCEPT
    return numbers | {f"{number}-concept" for number in numbers if concept}


def status_shown(facts: Mapping[str, str]) -> str:
    """The status as a Dutch document says it, in small letters; empty when it is none of ours."""
    try:
        with dutch():
            return status_word(Status(facts.get("Status", "")))
    except ValueError:
        return ""
