"""What a cross-reference can lead to, in words."""

from som_editor.core.references import Target, TargetKind
from som_editor.i18n import _
from som_editor.wording.quotes import quoted

_LONGEST = 60
"""Characters of a title or a caption that are said."""


def target_name(target: Target) -> str:
    """What `target` is called: "richtlijn 4"; one without a number by its words alone."""
    if not target.number:
        return target.words
    return f"{target_word(target)} {target.number}".strip()


def target_word(target: Target) -> str:
    """The word before the number of `target`; empty where that says it all ("Artikel 1.6a")."""
    return {
        "": "",
        "sectie": _("sectie"),
        "richtlijn": _("richtlijn"),
        "onderdeel": _("onderdeel"),
        "punt": _("punt"),
    }[written_word(target)]


def written_word(target: Target) -> str:
    """The same in the text itself, which is Dutch whatever the window speaks."""
    if not target.number or " " in target.number:
        return ""
    match target.kind:
        case TargetKind.SECTION:
            return "sectie"
        case TargetKind.GUIDELINE:
            return "richtlijn" if target.level == 1 else "onderdeel"
        case _:
            return "punt"


def target_words(target: Target) -> str:
    """`target` in a sentence: "richtlijn 4", "de sectie ‘Privé’", "de tabel ‘Taken’"."""
    if target.number:
        return target_name(target)
    template = {
        TargetKind.SECTION: _("de sectie {words}"),
        TargetKind.TABLE: _("de tabel {words}"),
        TargetKind.IMAGE: _("de afbeelding {words}"),
    }[target.kind]
    return template.format(words=quoted(target.words, _LONGEST))
