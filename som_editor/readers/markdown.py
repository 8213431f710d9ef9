"""Markdown (CommonMark with tables, footnotes and a heading of data) as a structured document.

A file is made into the page that it stands for, and that page is read; each block remembers on
which line of the file it stands.
"""

import datetime as dt
import re
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from som_editor.core.document import NewId
from som_editor.core.errors import FileReason, UnreadableFile
from som_editor.core.import_report import Dropped
from som_editor.core.text import clean_text
from som_editor.readers.encoding import decode
from som_editor.readers.flow.assembled import assembled
from som_editor.readers.html import found_in_page
from som_editor.readers.html.walk import LINE
from som_editor.readers.lines import CONTROL
from som_editor.readers.paragraphs import LEAD_IN
from som_editor.readers.reading import Reading

_DATA = re.compile(r"(?P<name>[\w-]+)\s*:\s+(?P<value>.+)")
_FACTS = {
    "version": "Versie {value}",
    "versie": "Versie {value}",
    "date": "Datum: {value}",
    "datum": "Datum: {value}",
    "kenmerk": "Kenmerk: {value}",
    "author": "Opgesteld door: {value}",
    "auteur": "Opgesteld door: {value}",
    "owner": "Eigenaar: {value}",
    "eigenaar": "Eigenaar: {value}",
    "organisation": "Organisatie: {value}",
    "organisatie": "Organisatie: {value}",
}
_TITLES = ("title", "titel")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def read_markdown(path: Path, content: bytes, now: dt.datetime, new_id: NewId) -> Reading:
    """The text in `content`, which was read from `path`, as a version with its report.

    Raises UnreadableFile when `content` is no text, or holds nothing that shows.
    """
    decoded = decode(content, path)
    text = decoded.text.removeprefix("\ufeff")
    try:
        tokens, notes, data = _parted(_MARKDOWN.parse(clean_text(text)))
        page = _MARKDOWN.renderer.render(list(_located(tokens)), _MARKDOWN.options, {})
        whole = decoded._replace(text=f"<html><body>{page}</body></html>")
        title, around = _facts(data)
        found = found_in_page(whole, path, from_markdown=True, title=title)
        found.around += around
        found.dropped += [Dropped(line, note, "footnote") for line, note in notes]
        if control := "".join(CONTROL.findall(text)):
            found.dropped.append(Dropped(0, control, "control"))
        return assembled(found, path, content, now, new_id)
    except RecursionError:  # quotations in quotations past all sense
        raise UnreadableFile(path, FileReason.WRONG_CONTENT) from None


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return parser.use(footnote_plugin, inline=False, move_to_end=False).use(front_matter_plugin)


_MARKDOWN = _parser()


def _parted(tokens: list[Token]) -> tuple[list[Token], list[tuple[int, str]], str]:
    """The running text among `tokens`; the footnotes, with their lines; and the data on top."""
    text: list[Token] = []
    notes: list[tuple[int, str]] = []
    data = ""
    in_note: list[str] | None = None
    for token in tokens:
        if token.type == "front_matter":
            data = token.content
        elif token.type == "footnote_reference_open":
            in_note, line = [], _line(token)
        elif token.type == "footnote_reference_close" and in_note is not None:
            notes.append((line, " ".join(" ".join(in_note).split())))
            in_note = None
        elif in_note is not None:
            in_note.append(token.content)
            line = line or _line(token)
        else:
            text.append(token)
    return text, notes, data


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0


def _located(tokens: list[Token]) -> Iterator[Token]:
    """`tokens`, each block with the line that it stands on; those of notes left out."""
    quoted = 0
    _keep_typed_numbers(tokens)
    for token in tokens:
        quoted += token.nesting * (token.type.startswith("blockquote"))
        if token.type in ("fence", "code_block"):
            yield _html(f'<pre {LINE}="{_line(token)}">{escape(token.content.rstrip())}</pre>')
            continue
        if token.type == "html_block":
            yield _html(f'<hr {LINE}="{_line(token)}">')
        elif token.map and token.nesting == 1:
            token.attrSet(LINE, str(_line(token)))
        if token.children:
            token.children = [one for one in token.children if one.type != "footnote_ref"]
            if quoted:
                _break_behind_speaker(token.children)
        yield token


def _html(content: str) -> Token:
    return Token("html_block", "", 0, content=content)


def _break_behind_speaker(children: list[Token]) -> None:
    """Keep the line end behind a first line that names who is quoted."""
    first = ""
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            if LEAD_IN.fullmatch(first.strip()):
                child.type = "hardbreak"
            return
        first += child.content if child.type == "text" else ""


def _keep_typed_numbers(tokens: list[Token]) -> None:
    """Give the items of numbered lists the numbers that were typed, where those rise.

    CommonMark only looks at the first; others are as often all the same.
    """
    lists: list[list[Token]] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append([])
        elif token.type == "list_item_open" and token.info:
            lists[-1].append(token)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            items = lists.pop()
            if all(int(one.info) < int(other.info) for one, other in pairwise(items)):
                for item in items:
                    item.attrSet("value", item.info)


def _facts(data: str) -> tuple[str, list[tuple[str, str]]]:
    """The title in the `data` above a text, and the lines that state other facts, or anything."""
    title = ""
    around: list[tuple[str, str]] = []
    for line in filter(None, map(str.strip, data.splitlines())):
        match = _DATA.fullmatch(line)
        name = match["name"].lower() if match else ""
        value = match["value"].strip().strip("\"'").strip() if match else ""
        if name in _TITLES and value and not title:
            title = value
        elif name in _FACTS and value:
            day = _ISO_DAY.sub(r"\3-\2-\1", value)
            around.append(("data", _FACTS[name].format(value=day)))
        else:
            around.append(("data", line))
    return title, around
