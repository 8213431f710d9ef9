"""What a section is for, as its heading says."""

import re

from som_editor.core.document import SectionKind

_INTRODUCTION = re.compile(r"(?i)\b(inleiding|voorwoord|aanleiding)")
_KINDS = (
    (_INTRODUCTION, SectionKind.INTRODUCTION),
    (re.compile(r"(?i)(richtlijn|gedragsregel|afspraken)"), SectionKind.GUIDELINES),
    (re.compile(r"(?i)voorbeeld"), SectionKind.EXAMPLES),
    (re.compile(r"(?i)achtergrond"), SectionKind.BACKGROUND),
    (re.compile(r"(?i)\bbijlage"), SectionKind.APPENDIX),
)


def section_kind(heading: str) -> SectionKind:
    """What the section under `heading` is for."""
    return next((kind for words, kind in _KINDS if words.search(heading)), SectionKind.PLAIN)


def introduces(heading: str) -> bool:
    """Whether `heading` begins as that of an introduction does."""
    return bool(_INTRODUCTION.match(heading))
