"""The files that were made of a version, who signed them and who is awaited, as a row."""

from som_editor.core.document import DocumentId
from som_editor.core.register import newest
from som_editor.core.version import VersionId
from som_editor.i18n import _, ngettext
from som_editor.library import Library
from som_editor.ui.versions.detail_rows import Row
from som_editor.wording.register import entry_line

_MOST = 4
"""So many files are named; of more the number is told."""


def made_files(library: Library, document: DocumentId, version: VersionId) -> tuple[Row, ...]:
    """The last of each file that was made of `version`, the newest first. Raises LibraryProblem."""
    every = library.register_of(document, version)
    last = sorted({newest(one, every) for one in every}, key=lambda one: one.made_at, reverse=True)
    lines = [entry_line(one) for one in last[:_MOST]]
    if len(last) > _MOST:
        more = len(last) - _MOST
        words = ngettext("En nog {count} bestand.", "En nog {count} bestanden.", more)
        lines.append(words.format(count=more))
    return (Row(_("Gemaakt"), "\n".join(lines)),) if lines else ()
