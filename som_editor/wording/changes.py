"""A change in plain Dutch, for the list in the window and for reports."""

from collections.abc import Sequence
from typing import NamedTuple

from som_editor.core.change import Change, ChangeClass, Edit, Kind, Side, Sign
from som_editor.core.document import Document
from som_editor.i18n import _, ngettext
from som_editor.wording.named_blocks import in_few_words
from som_editor.wording.places import Places, capitalised, introduction, kind_word
from som_editor.wording.quotes import quoted, quoted_words

MOST_EDITS_TOLD = 2
"""More differences in one block are counted, not told one by one."""

_NUMBERED = ("guideline",)
"""Blocks that readers know by their number."""


class Description(NamedTuple):
    """What changed in one line, and where or in which words in a second one."""

    headline: str
    detail: str


class ChangeDescriber:
    """Tells the changes between two documents."""

    def __init__(self, old: Document, new: Document) -> None:
        self._old, self._new = Places(old), Places(new)

    def describe(self, change: Change) -> Description:
        """`change` in words."""
        match change.kind:
            case Kind.INSERTED | Kind.DELETED:
                return self._one_sided(change)
            case Kind.MOVED:
                return Description(self._moved(change), quoted(_text(change)))
            case Kind.SPLIT:
                return self._split(change)
            case Kind.MERGED:
                return self._merged(change)
            case Kind.EDITED if change.moved:
                headline = _("{moved} en is gewijzigd").format(moved=self._moved(change))
                return Description(headline, _edits_in_words(change))
            case Kind.EDITED:
                return self._edited(change)

    def line(self, change: Change) -> str:
        """`change` on one line that also says where, within its section."""
        headline, detail = self.describe(change)
        edited_in_place = change.kind is Kind.EDITED and not change.moved
        if edited_in_place and change.new and change.new.kind not in _NUMBERED:
            return f"{detail}: {_in_words(change)}"
        return headline

    def _one_sided(self, change: Change) -> Description:
        side, places = (change.old, self._old) if change.old else (change.new, self._new)
        if side is None:
            return Description("", "")
        knows_number = side.kind in _NUMBERED or side.cell is not None
        name = capitalised(places.of(side) if knows_number else kind_word(side.kind))
        template = _("{name} is weg") if change.old else _("{name} is nieuw")
        return Description(template.format(name=name), quoted(side.text) if side.text else "")

    def _moved(self, change: Change) -> str:
        """From where to where, by the neighbour above."""
        if change.old is None or change.new is None:
            return ""
        name = capitalised(self._old.of(change.old))
        if change.old.section != change.new.section:
            return _("{name} staat nu in {section}").format(
                name=name, section=quoted(section_title(change.new))
            )
        above = self._new.before(change.new.block)
        if not above:
            return _("{name} staat nu bovenaan").format(name=name)
        return _("{name} staat nu na {above}").format(name=name, above=above)

    def _split(self, change: Change) -> Description:
        name = capitalised(self._old.of(change.old)) if change.old else ""
        parts = _parts(self._new, change.new) if change.new else ""
        headline = _("{name} is gesplitst in {parts}").format(name=name, parts=parts)
        return Description(headline, quoted(_text(change)))

    def _merged(self, change: Change) -> Description:
        parts = capitalised(_parts(self._old, change.old)) if change.old else ""
        name = self._new.of(change.new) if change.new else ""
        headline = _("{parts} zijn samengevoegd tot {name}").format(parts=parts, name=name)
        return Description(headline, quoted(_text(change)))

    def _edited(self, change: Change) -> Description:
        side = change.new
        if side is None:
            return Description("", "")
        place = capitalised(self._new.of(side))
        words = _in_words(change)
        if side.kind in _NUMBERED:
            return Description(f"{place}: {words}", quoted(side.text))
        return Description(capitalised(words), place)


def change_sign(change: Change) -> str:
    """The sign in the margin: + − ⇅ ≠, and ≈ where the substance is the same."""
    if change.moved:
        return "⇅"
    if ChangeClass.SUBSTANTIVE not in change.classes:
        return "≈"
    return {Kind.INSERTED: "+", Kind.DELETED: "−"}.get(change.kind, "≠")


def sign_word(sign: str) -> str:
    """What a sign in the margin means, for who cannot see it."""
    return {
        "+": _("Ingevoegd"),
        "−": _("Verwijderd"),
        "⇅": _("Verplaatst"),
        "≠": _("Gewijzigd"),
        "≈": _("Inhoud gelijk"),
    }[sign]


def _parts(places: Places, side: Side) -> str:
    """The blocks that `side` consists of: "richtlijn 1 en 3"."""
    return in_few_words([places.name(block) for block in side.part_blocks])


def section_title(side: Side) -> str:
    """The title of the innermost section that `side` stands in."""
    return side.section[-1] if side.section else introduction()


def _text(change: Change) -> str:
    side = change.new or change.old
    return side.text if side else ""


def _in_words(change: Change) -> str:
    """What differs within a block that stayed; of a heading, both as a whole."""
    old, new = change.old, change.new
    if old and new and new.kind == "heading" and old.text != new.text:
        return _became(old.text, new.text)
    return _edits_in_words(change)


def _edits_in_words(change: Change) -> str:
    """What differs within a block: the substance if there is any, else what else it is."""
    substantive = [edit for edit in change.edits if edit.classed is ChangeClass.SUBSTANTIVE]
    told = [edit for edit in substantive if edit.spans]
    if told:
        return _told(change, told)
    if substantive and not change.moved:
        return _("de afbeelding is een andere")
    edits = [edit for edit in change.edits if edit.classed is not ChangeClass.SUBSTANTIVE]
    if not edits:
        return ""
    weightiest = edits[0].classed if len(change.classes) > 1 else change.classes[0]
    return _quiet(change, weightiest, edits)


def _quiet(change: Change, classed: ChangeClass, edits: Sequence[Edit]) -> str:
    """A change that does not touch the substance."""
    match classed:
        case ChangeClass.RENAME:
            return _told(change, [edit for edit in edits if edit.spans])
        case ChangeClass.NUMBER:
            return _number(
                change.old.number if change.old else "", change.new.number if change.new else ""
            )
        case ChangeClass.FORMATTING:
            return _("alleen de opmaak is anders")
        case _:
            return _("aanhalingstekens of spaties")


def _number(old: str, new: str) -> str:
    """A typed number that changed, came or went."""
    if not old:
        return _("nummer {new} is nieuw").format(new=quoted(new))
    if not new:
        return _("nummer {old} is weg").format(old=quoted(old))
    return _("nummer {old} werd {new}").format(old=quoted(old), new=quoted(new))


def _told(change: Change, edits: Sequence[Edit]) -> str:
    if len(edits) > MOST_EDITS_TOLD:
        count = len(edits)
        return ngettext("{count} plaats is anders", "{count} plaatsen zijn anders", count).format(
            count=count
        )
    return ", ".join(_one_edit(change, edit) for edit in edits)


def _one_edit(change: Change, edit: Edit) -> str:
    spans = [change.spans[index] for index in edit.spans]
    gone = "".join(span.text for span in spans if span.sign is Sign.OLD)
    came = "".join(span.text for span in spans if span.sign is Sign.NEW)
    if gone and came:
        return _became(gone, came)
    if gone:
        return _("{words} is weg").format(words=quoted_words(gone))
    return _("{words} is nieuw").format(words=quoted_words(came))


def _became(old: str, new: str) -> str:
    """Without the punctuation around the words, unless that is what differs."""
    gone, came = quoted_words(old), quoted_words(new)
    if gone == came:
        gone, came = quoted(old), quoted(new)
    return _("{old} werd {new}").format(old=gone, new=came)
