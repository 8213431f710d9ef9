"""What the user decides on a comparison, remembered for this pair of texts."""

from typing import NamedTuple

from som_editor.core.decisions import UNDECIDED, Decisions, recalled, remembered
from som_editor.core.fingerprint import content_fingerprint
from som_editor.core.version import DRAFT, Version
from som_editor.library import Library, SideKey, draft_key


class PairKey(NamedTuple):
    """Under which names the decisions on two texts are kept."""

    old: SideKey
    new: SideKey


def pair_key(library: Library, old: Version, new: Version) -> PairKey:
    """The key of `old` and `new`; a text from elsewhere is read for it. Raises LibraryProblem."""
    return PairKey(_side_key(library, old), _side_key(library, new))


def recall_decisions(library: Library, key: PairKey, old: Version, new: Version) -> Decisions:
    """What was decided on `old` and `new` before. Raises LibraryProblem."""
    kept = library.decisions(*key)
    return UNDECIDED if kept is None else recalled(kept, old.document, new.document)


def remember_decisions(
    library: Library, key: PairKey, old: Version, new: Version, decisions: Decisions
) -> None:
    """Keep what was decided on `old` and `new`. Raises LibraryProblem."""
    library.keep_decisions(*key, remembered(decisions, old.document, new.document))


def _side_key(library: Library, version: Version) -> SideKey:
    if version.id == DRAFT:
        return draft_key(version.document_id, version.lineage.predecessor)
    if library.has_version(version.id):
        return SideKey(version.id, library.version_listing(version.id).fingerprint)
    return SideKey(version.id, content_fingerprint(version.document))
