"""Upstream names that still stand in an adapted document, and which of them may well stay."""

import re
from collections.abc import Iterable, Iterator, Sequence

from som_editor.core.change import Leftover
from som_editor.core.document import Block, Document, Image, Role, Table, TextBlock, text_blocks
from som_editor.core.outline import section_paths
from som_editor.core.progress import Progress, Report, silent
from som_editor.core.shown import Reader, image_text
from som_editor.core.tokens import tokens

PUBLISHERS = (
    "AVS",
    "AOb",
    "CNV",
    "CNV-O",
    "CNV Onderwijs",
    "FNV Onderwijs",
    "FvOv",
    "Kennisnet",
    "MBO Raad",
    "Ouders & Onderwijs",
    "PO-Raad",
    "School & Veiligheid",
    "Stichting School & Veiligheid",
    "VO-raad",
    "VOS/ABB",
    "VOO",
)
"""Who publishes protocols that Dutch school foundations adapt."""

_ADDRESS = re.compile(r"(?i)https?://|www\.|@")
_QUOTED = re.compile(r"‘[^‘’]*(?:’\w[^‘’]*)*’(?!\w)|“[^“”]*”|\"[^\"]*\"")


def upstream_names(
    old: Document, new: Document, given: Iterable[str] = (), report: Report = silent
) -> tuple[str, ...]:
    """The names to look for in `new`: the publisher of `old`, those it mentions, those `given`.

    What `new` calls itself is no left-over.
    """
    reader = Reader(old)
    texts = [old.metadata.title]
    for block in Progress(report, len(old.blocks)).over(old.blocks):
        texts += [text for _part, text in _texts(block, reader)]
    text = "\n".join(texts)
    mentioned = [name for name in PUBLISHERS if name in text and _whole(name).search(text)]
    names = dict.fromkeys([old.metadata.organisation, *mentioned, *given])
    return tuple(name for name in names if name and name != new.metadata.organisation)


def find_leftovers(
    document: Document, names: Sequence[str], report: Report = silent
) -> tuple[Leftover, ...]:
    """Every mention of `names` in `document`, in reading order."""
    if not names:
        return ()
    reader = Reader(document)
    progress = Progress(report, len(document.blocks))
    found: list[Leftover] = []
    placed = zip(document.blocks, section_paths(document), strict=True)
    for block, path in progress.over(placed):
        for part, text in _texts(block, reader):
            for start, stop in _mentions(text, names):
                legitimate = _may_stay(part, text, start, stop)
                found.append(Leftover(text[start:stop], block.id, path, start, legitimate))
    return tuple(found)


def _texts(block: Block, reader: Reader) -> Iterator[tuple[TextBlock, str]]:
    """What can be read in `block`; captions and what pictures show count as paragraphs."""
    besides = TextBlock(block.id, Role.PARAGRAPH)
    if isinstance(block, Table) and block.caption:
        yield besides, block.caption
    if isinstance(block, Image):
        yield besides, image_text(block)
    for part in text_blocks(block):
        yield part, reader.block(part)


def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")


def _mentions(text: str, names: Sequence[str]) -> list[tuple[int, int]]:
    """Where `names` stand in `text`: as written in running text, in either case in an address."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    written = re.compile("|".join(_whole(name).pattern for name in longest_first))
    anyhow = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)
    found: list[tuple[int, int]] = []
    addresses: list[range] = []
    at = 0
    for token in tokens(text):
        if _ADDRESS.search(token):
            addresses.append(range(at, at + len(token)))
            if match := anyhow.search(token):
                found.append((at + match.start(), at + match.end()))
        at += len(token)
    found += [
        match.span()
        for match in written.finditer(text)
        if not any(match.start() in address for address in addresses)
    ]
    return sorted(found)


def _may_stay(block: TextBlock, text: str, start: int, stop: int) -> bool:
    """Whether a mention is quoted, names a speaker, or stands with an address of the same name."""
    if block.role is Role.QUOTE or stop <= len(block.speaker):
        return True
    if any(quote.start() < start and stop < quote.end() for quote in _QUOTED.finditer(text)):
        return True
    name = text[start:stop].split(maxsplit=1)[0].split("-", maxsplit=1)[0].lower()
    return any(name in token.lower() for token in tokens(text) if _ADDRESS.search(token))
