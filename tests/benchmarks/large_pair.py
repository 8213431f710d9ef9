"""Two versions of a made-up protocol of 500 pages, and exactly what was done to the first.

The words are those of the sample protocols and compounds of these, drawn at random from a fixed
seed: the text means nothing, but as in real Dutch some words are everywhere and most hardly ever.
"""

import random
import re
from functools import cache
from typing import NamedTuple

from som_editor import assets
from som_editor.core.document import Document, TextBlock
from som_editor.core.metadata import Metadata
from som_editor.core.version import Version
from tests.build import as_imported, bullet, doc, g, h, p, version

SEED = 2026
SECTIONS = 500
BLOCKS_IN_SECTION = 13
WORDS_IN_BLOCK = (16, 44)
EDITS_IN_BLOCK = (0, 0, 0, 0, 1, 1, 1, 2)
MOVED_SECTIONS = 66
RARE_WORDS = 10_000
RARE_SHARE = 0.12
INSERTED_BLOCKS = DELETED_BLOCKS = 60

Words = tuple[str, ...]
Section = tuple[Words, ...]
"""The words of its heading and of each of its blocks."""


class LargePair(NamedTuple):
    """Both versions, as if read from files; `edited_characters` were struck out or put in."""

    old: Version
    new: Version
    edits: int
    edited_characters: int


@cache
def large_pair() -> LargePair:
    """The pair, the same on every machine."""
    chance = random.Random(SEED)
    vocabulary = _vocabulary(chance)
    old = [_section(chance, vocabulary, number) for number in range(SECTIONS)]
    editor = _Editor(chance, vocabulary)
    new = editor.moved(editor.edited(old))
    return LargePair(
        version(_document(old)),
        version(as_imported(_document(new))),
        editor.edits,
        editor.edited_characters,
    )


class _Editor:
    """Changes words, blocks and the order of sections, and keeps account of it."""

    def __init__(self, chance: random.Random, vocabulary: Words) -> None:
        self._chance = chance
        self._vocabulary = vocabulary
        self.edits = 0
        self.edited_characters = 0

    def edited(self, sections: list[Section]) -> list[Section]:
        """`sections` with words replaced, put in and left out, and whole blocks too."""
        edited = [
            (heading, *(self._edited_block(block) for block in blocks))
            for heading, *blocks in sections
        ]
        places = self._chance.sample(range(SECTIONS), INSERTED_BLOCKS + DELETED_BLOCKS)
        for at in places[:INSERTED_BLOCKS]:
            block = _block(self._chance, self._vocabulary)
            self._account(" ".join(block))
            edited[at] = (*edited[at][:5], block, *edited[at][5:])
        for at in places[INSERTED_BLOCKS:]:
            self._account(" ".join(sections[at][7]))
            edited[at] = (*edited[at][:7], *edited[at][8:])
        return edited

    def moved(self, sections: list[Section]) -> list[Section]:
        """`sections` with some of them elsewhere, none beside where it was."""
        places = sorted(self._chance.sample(range(0, SECTIONS, 3), MOVED_SECTIONS))
        targets = [(place + SECTIONS // 2) % SECTIONS for place in places]
        stay = {at: section for at, section in enumerate(sections) if at not in places}
        arriving: dict[int, list[Section]] = {}
        for place, target in zip(places, targets, strict=True):
            arriving.setdefault(target, []).append(sections[place])
        result: list[Section] = []
        for at in range(SECTIONS):
            result += arriving.get(at, [])
            result += [stay[at]] if at in stay else []
        return result

    def _edited_block(self, block: Words) -> Words:
        words = list(block)
        for _edit in range(self._chance.choice(EDITS_IN_BLOCK)):
            at = self._chance.randrange(2, len(words) - 2)
            before = words[at]
            after = self._chance.choice(self._vocabulary)
            action = self._chance.choice(("replace", "insert", "delete"))
            if action == "replace":
                words[at] = after
                self._account(before, after)
            elif action == "insert":
                words.insert(at, after)
                self._account(after + " ")
            else:
                del words[at]
                self._account(before + " ")
        return tuple(words)

    def _account(self, *texts: str) -> None:
        self.edits += 1
        self.edited_characters += sum(map(len, texts))


def _vocabulary(chance: random.Random) -> Words:
    """Words to draw from: those of the sample protocols, each as often as there, and rare ones."""
    text = "".join(
        path.read_text(encoding="utf-8") for path in sorted(assets.resource("protocols").iterdir())
    )
    common = re.findall(r"[^\W\d_]{2,}", text.lower())
    parts = sorted({word for word in common if 4 <= len(word) <= 9})
    rare = ["".join(chance.sample(parts, 2)) for _ in range(RARE_WORDS)]
    times = round(RARE_WORDS * (1 - RARE_SHARE) / RARE_SHARE / len(common))
    return (*common * times, *rare)


def _section(chance: random.Random, vocabulary: Words, number: int) -> Section:
    heading = (f"Onderdeel {number + 1}:", *chance.choices(vocabulary, k=4))
    return (heading, *(_block(chance, vocabulary) for _ in range(BLOCKS_IN_SECTION)))


def _block(chance: random.Random, vocabulary: Words) -> Words:
    return tuple(chance.choices(vocabulary, k=chance.randint(*WORDS_IN_BLOCK)))


def _document(sections: list[Section]) -> Document:
    blocks: list[TextBlock] = []
    for heading, *texts in sections:
        blocks.append(h(" ".join(heading)))
        for at, words in enumerate(texts):
            text = " ".join(words) + "."
            blocks.append((p, g, bullet)[at % 3](text))
    return doc(*blocks, metadata=Metadata(title="Verzonnen protocol", organisation="Stichting X"))
