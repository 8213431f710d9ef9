"""Two versions of a made-up protocol of some pages, and exactly what was done to the first.

The words are those of the sample protocols and compounds of these, drawn at random from a fixed
seed: the text means nothing, but as in real Dutch some words are everywhere and most hardly ever,
and no two paragraphs are the same. Of a sentence at most 30 % is changed.
"""

import random
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from som_editor import assets
from som_editor.core.document import Document, TextBlock
from som_editor.core.metadata import Metadata
from som_editor.core.version import Version
from tests.build import as_imported, bullet, doc, g, h, p, version

SEED = 2026
SECTIONS_ON_PAGE = 4
BLOCKS_IN_SECTION = 4
SENTENCES_IN_BLOCK = (1, 2, 2, 3)
WORDS_IN_SENTENCE = (9, 21)
RARE_WORDS = 10_000
RARE_SHARE = 0.12
SPECIAL = (
    "m.n.",
    "d.w.z.",
    "’s",
    "privé-mening",
    "foto’s",
    "13-04-2021",
    "www.school.test",
    "cao’s",
)

EDITS = {2: 25, 50: 375, 500: 3_900}
"""So many edits on so many pages; on another number of pages as many a page as on 500."""

RENAMES = {"de school": "Stichting SOM", "het bestuur": "College Noord"}
RENAMED_SHARE = 0.12
INSERTED_SHARE = DELETED_SHARE = 0.015
MOVED_SHARE = 0.03
"""Of the sections; the other shares are of the edits."""

MOST_CHANGED = 0.3
APART = 4
"""So many words lie at least between one edit of a sentence and the next."""

Sentence = tuple[str, ...]
"""Words, and names as one of them."""

Block = tuple[Sentence, ...]


class Section(NamedTuple):
    """A heading and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


class LargePair(NamedTuple):
    """Both versions, as if read from files, and how many characters were marked by whom made them.

    `edited_characters` were struck out or put in, `moved_characters` stand elsewhere now.
    """

    old: Version
    new: Version
    edits: int
    edited_characters: int
    moved_sections: int
    moved_characters: int


@cache
def large_pair(pages: int = 500) -> LargePair:
    """The pair, the same on every machine."""
    chance = random.Random(SEED)
    writer = _Writer(chance)
    edits = EDITS.get(pages, round(pages * EDITS[500] / 500))
    old = writer.sections(pages * SECTIONS_ON_PAGE, names=round(edits * RENAMED_SHARE))
    editor = _Editor(chance, writer, old)
    editor.rename()
    moved = editor.chosen_to_move()
    editor.insert_and_delete(edits, untouched=moved)
    editor.change_words(edits)
    new = _moved(editor.sections, moved)
    return LargePair(
        version(_document(old)),
        version(as_imported(_document(new))),
        editor.edits,
        editor.edited_characters,
        len(moved),
        sum(_length(editor.sections[at]) for at in moved),
    )


def unrelated_blocks(count: int, seed: int) -> list[str]:
    """`count` paragraphs that no other seed gives."""
    writer = _Writer(random.Random(seed))
    return [_text(writer.block()) for _ in range(count)]


class _Writer:
    """Writes sentences."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._vocabulary = _vocabulary(chance)

    def word(self) -> str:
        return self._chance.choice(self._vocabulary)

    def sections(self, count: int, names: int) -> list[Section]:
        """`count` sections with `names` names in them."""
        blocks = count * BLOCKS_IN_SECTION
        named = self._chance.sample(range(blocks), names)
        name_in = {at: list(RENAMES)[place % len(RENAMES)] for place, at in enumerate(named)}
        texts = [self.block(name_in.get(at)) for at in range(blocks)]
        return [
            Section(
                f"Onderdeel {at + 1}: {' '.join(self.word() for _ in range(4))}",
                tuple(texts[at * BLOCKS_IN_SECTION : (at + 1) * BLOCKS_IN_SECTION]),
            )
            for at in range(count)
        ]

    def block(self, name: str | None = None) -> Block:
        """A paragraph; `name` stands in its first sentence."""
        count = self._chance.choice(SENTENCES_IN_BLOCK)
        return (self._sentence(name), *(self._sentence() for _ in range(count - 1)))

    def _sentence(self, name: str | None = None) -> Sentence:
        words = [self.word() for _ in range(self._chance.randint(*WORDS_IN_SENTENCE))]
        words[0] = "de" if words[0] in SPECIAL else words[0]
        words[0] = words[0][0].upper() + words[0][1:]
        words[-1] = "hier" if words[-1] in SPECIAL else words[-1]
        middle = len(words) // 2
        if self._chance.random() < 1 / 2:
            words[middle] += ","
        if name:
            words.insert(middle, name)
        return tuple(words)


class _Editor:
    """Changes names, words and blocks, and keeps account of it."""

    def __init__(self, chance: random.Random, writer: _Writer, sections: list[Section]) -> None:
        self._chance = chance
        self._writer = writer
        self.sections = list(sections)
        self._inserted: set[Block] = set()
        self.edits = 0
        self.edited_characters = 0

    def rename(self) -> None:
        """Put the new names in the place of the old ones."""
        for at, block_at, sentence_at, sentence in list(self._sentences()):
            if names := RENAMES.keys() & set(sentence):
                for name in names:
                    self._account(name, RENAMES[name])
                renamed = tuple(RENAMES.get(word, word) for word in sentence)
                self._put(at, block_at, sentence_at, renamed)

    def chosen_to_move(self) -> list[int]:
        """The places of the sections that are to move, none beside another."""
        count = max(1, round(len(self.sections) * MOVED_SHARE))
        return sorted(self._chance.sample(range(0, len(self.sections), 3), count))

    def insert_and_delete(self, edits: int, untouched: list[int]) -> None:
        """Put blocks in, and leave blocks out, of sections that stay where they are."""
        inserted = max(1, round(edits * INSERTED_SHARE))
        deleted = max(1, round(edits * DELETED_SHARE))
        free = [at for at in range(len(self.sections)) if at not in untouched]
        places = self._chance.sample(free, inserted + deleted)
        for at in places[:inserted]:
            blocks = self.sections[at].blocks
            block = self._writer.block()
            self._inserted.add(block)
            self._account(_text(block))
            self.sections[at] = self.sections[at]._replace(blocks=(*blocks[:2], block, *blocks[2:]))
        for at in places[inserted:]:
            blocks = self.sections[at].blocks
            self._account(_text(blocks[1]))
            self.sections[at] = self.sections[at]._replace(blocks=(blocks[0], *blocks[2:]))

    def change_words(self, edits: int) -> None:
        """Replace, put in and leave out words until there are `edits`."""
        sentences = list(self._sentences())
        self._chance.shuffle(sentences)
        while self.edits < edits:
            at, block_at, sentence_at, sentence = sentences.pop()
            self._put(at, block_at, sentence_at, tuple(self._changed(sentence, edits)))

    def _changed(self, sentence: Sentence, edits: int) -> Iterator[str]:
        """The words of `sentence` with one or two edits, so far as they stay within bounds."""
        most = MOST_CHANGED * len(" ".join(sentence))
        start = self._chance.randrange(2, APART + 2)
        places = range(start, len(sentence) - 2, APART + 1)
        changed, times = 0, self._chance.choice((1, 1, 2))
        for at, word in enumerate(sentence):
            other = self._writer.word()
            size = len(word) + len(other)
            fixed = word in RENAMES.values() or "," in word or word == other
            wanted = at in places and times and self.edits < edits and changed + size < most
            if not wanted or fixed:
                yield word
                continue
            action = self._chance.choice(("replace", "insert", "delete"))
            if action == "replace":
                self._account(word, other)
                yield other
            elif action == "insert":
                self._account(other, " ")
                yield from (other, word)
            else:
                self._account(word, " ")
            times -= 1
            changed += size

    def _sentences(self) -> Iterator[tuple[int, int, int, Sentence]]:
        for at, section in enumerate(self.sections):
            for block_at, block in enumerate(section.blocks):
                if block in self._inserted:
                    continue
                for sentence_at, sentence in enumerate(block):
                    yield at, block_at, sentence_at, sentence

    def _put(self, at: int, block_at: int, sentence_at: int, sentence: Sentence) -> None:
        section = self.sections[at]
        block = section.blocks[block_at]
        block = (*block[:sentence_at], sentence, *block[sentence_at + 1 :])
        blocks = (*section.blocks[:block_at], block, *section.blocks[block_at + 1 :])
        self.sections[at] = section._replace(blocks=blocks)

    def _account(self, *texts: str) -> None:
        self.edits += 1
        self.edited_characters += sum(map(len, texts))


def _moved(sections: list[Section], places: list[int]) -> list[Section]:
    """`sections` with those at `places` elsewhere, none near where it was."""
    count = len(sections)
    arriving: dict[int, list[Section]] = {}
    for place in places:
        far = place + count // 2 + 1
        target = far if far <= count else place - count // 2
        arriving.setdefault(target, []).append(sections[place])
    result: list[Section] = []
    for at, section in enumerate(sections):
        result += arriving.get(at, [])
        result += [section] if at not in places else []
    return result + arriving.get(count, [])


def _vocabulary(chance: random.Random) -> Sentence:
    """Words to draw from: those of the sample protocols, each as often as there, and rare ones."""
    text = "".join(
        path.read_text(encoding="utf-8") for path in sorted(assets.resource("protocols").iterdir())
    )
    named = {word for name in RENAMES for word in name.split()[1:]}
    common = [word for word in re.findall(r"[^\W\d_]{2,}", text.lower()) if word not in named]
    parts = sorted({word for word in common if 4 <= len(word) <= 9})
    rare = ["".join(chance.sample(parts, 2)) for _ in range(RARE_WORDS)]
    times = round(RARE_WORDS * (1 - RARE_SHARE) / RARE_SHARE / len(common))
    return (*common * times, *SPECIAL * 40, *rare)


def _text(block: Block) -> str:
    return " ".join(" ".join(sentence) + "." for sentence in block)


def _length(section: Section) -> int:
    return len(section.heading) + sum(len(_text(block)) for block in section.blocks)


def _document(sections: list[Section]) -> Document:
    blocks: list[TextBlock] = []
    for section in sections:
        blocks.append(h(section.heading))
        for block in section.blocks:
            blocks.append((p, g, bullet)[len(block) % 3](_text(block)))
    return doc(*blocks, metadata=Metadata(title="Verzonnen protocol", organisation="Stichting X"))
