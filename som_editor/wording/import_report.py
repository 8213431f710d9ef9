"""The report of an import in words: what was guessed, what was left out, in source order."""

from collections import Counter
from collections.abc import Iterable

from som_editor.core.import_report import Dropped, Guess, GuessKind, ImportReport, Place
from som_editor.i18n import _, ngettext
from som_editor.wording.quotes import quoted

_COUNTED = (GuessKind.HEADING, GuessKind.GUIDELINE, GuessKind.BULLET, GuessKind.SPEAKER)
"""What a reader knows how many of there should be; the other guesses are counted together."""
_OF_THE_FILE = (
    GuessKind.NO_TITLE,
    GuessKind.ENCODING,
    GuessKind.RECONSTRUCTION,
    GuessKind.ACCEPTED,
)
"""Guesses about the file as a whole, which stand on no line."""
_KEPT_ELSEWHERE = ("metadata", "control")
"""Why something is not in the text that nobody will miss there."""


def report_headline(report: ImportReport) -> str:
    """How much was guessed in which file, and how much left out, so that it is looked at."""
    missing = sum(1 for gone in report.dropped if gone.reason not in _KEPT_ELSEWHERE)
    if report.guesses:
        template = _("‘{name}’ is gelezen; kijk na: {guesses}.")
    elif missing:
        template = _("‘{name}’ is gelezen.")
    else:
        template = _("Uit ‘{name}’ is alles gelezen zoals het er stond.")
    told = template.format(name=report.file_name, guesses=guess_summary(report))
    if not missing:
        return told
    left_out = ngettext(
        "{count} onderdeel is weggelaten.", "{count} onderdelen zijn weggelaten.", missing
    )
    return f"{told} {left_out.format(count=missing)}"


def guess_summary(report: ImportReport) -> str:
    """The guesses counted: "21 gokken (5 koppen, 10 richtlijnen, 6 andere)"; or "geen gokken"."""
    total = len(report.guesses)
    if not total:
        return _("geen gokken")
    kinds = Counter(guess.kind for guess in report.guesses)
    parts = [_count(kind, kinds[kind]) for kind in _COUNTED if kinds[kind]]
    others = total - sum(kinds[kind] for kind in _COUNTED)
    if others and parts:
        parts.append(ngettext("{count} andere", "{count} andere", others).format(count=others))
    guesses = ngettext("{count} gok", "{count} gokken", total).format(count=total)
    return f"{guesses} ({', '.join(parts)})" if parts else guesses


def report_lines(report: ImportReport) -> list[str]:
    """Each guess and each line left out as a sentence, as they follow each other in the source."""
    told = [(guess.line, describe_guess(guess, report.place)) for guess in report.guesses]
    as_metadata = {guess.line for guess in report.guesses if guess.kind is GuessKind.METADATA}
    gone = [
        (dropped.line, describe_dropped(dropped, report.place))
        for dropped in report.dropped
        if dropped.reason != "metadata" or dropped.line not in as_metadata  # said already
    ]
    lines = [sentence for _line, sentence in sorted(told + gone, key=lambda entry: entry[0])]
    return lines + list(report.warnings)


def sorts_left_out(dropped: Iterable[Dropped]) -> str:
    """The sorts of things that are in no text, each once: "voetnoten, tekstvakken"."""
    names = {
        "header": _("kopteksten"),
        "footer": _("voetteksten"),
        "comment": _("opmerkingen"),
        "footnote": _("voetnoten"),
        "endnote": _("eindnoten"),
        "text_box": _("tekstvakken"),
        "hidden": _("verborgen tekst"),
        "contents": _("de inhoudsopgave"),
        "picture": _("afbeeldingen"),
        "object": _("ingevoegde objecten"),
    }
    met = {gone.reason for gone in dropped}
    return ", ".join(name for reason, name in names.items() if reason in met)


def describe_guess(guess: Guess, place: Place = Place.LINE) -> str:
    """What was guessed: "Regel 12: ‘Kennisdeling’ is gelezen als kop van niveau 2."."""
    sentence = _guess_template(guess).format(
        text=quoted(guess.text),
        name=guess.text,
        detail=guess.detail,
        number=guess.detail.strip("=.)"),
    )
    if guess.kind in _OF_THE_FILE:
        return sentence
    return _placed(place, guess.line, sentence)


def describe_dropped(dropped: Dropped, place: Place = Place.LINE) -> str:
    """What is not in the text, and where it went or what it was."""
    text = quoted(dropped.text) if dropped.text.strip() else _("(zonder tekst)")
    sentence = _dropped_template(dropped).format(text=text, count=len(dropped.text))
    return _placed(place, dropped.line, sentence)


def _dropped_template(dropped: Dropped) -> str:
    match dropped.reason:
        case "metadata":
            return _("{text} staat bij de gegevens, niet in de tekst.")
        case "header":
            return _("Koptekst {text} is weggelaten.")
        case "footer":
            return _("Voettekst {text} is weggelaten.")
        case "comment":
            return _("Opmerking {text} is weggelaten.")
        case "footnote":
            return _("Voetnoot {text} is weggelaten.")
        case "endnote":
            return _("Eindnoot {text} is weggelaten.")
        case "text_box":
            return _("Tekstvak {text} is weggelaten.")
        case "hidden":
            return _("Verborgen tekst {text} is weggelaten.")
        case "contents":
            return _("Inhoudsopgave {text} is weggelaten; die wordt opnieuw gemaakt.")
        case "picture":
            return _("Afbeelding {text} is weggelaten.")
        case "data":
            return _("Gegeven {text} is weggelaten.")
        case "cover":
            return _("{text} staat op het voorblad en is weggelaten.")
        case "navigation":
            return _("{text} staat naast de tekst en is weggelaten.")
        case "form":
            return _("Formulierveld {text} is weggelaten.")
        case "script":
            return _("Scripts en opmaakcodes zijn weggelaten.")
        case "page_number":
            return _("Paginanummer {text} is weggelaten.")
        case "object":
            return _("Ingevoegd object {text} is weggelaten.")
        case _:
            return ngettext(
                "{count} onzichtbaar stuurteken is weggelaten.",
                "{count} onzichtbare stuurtekens zijn weggelaten.",
                len(dropped.text),
            )


def _guess_template(guess: Guess) -> str:
    match guess.kind:
        case GuessKind.TITLE:
            return _("{text} is gelezen als titel.")
        case GuessKind.NO_TITLE:
            return _("Er is geen titel gevonden; de bestandsnaam {text} dient als titel.")
        case GuessKind.HEADING:
            return _("{text} is gelezen als kop van niveau {detail}.")
        case GuessKind.GUIDELINE if guess.detail.startswith("="):
            return _("{text} is een richtlijn; nummer {number} is bewaard, al past het niet.")
        case GuessKind.GUIDELINE:
            return _("{text} is gelezen als richtlijn {number}.")
        case GuessKind.BULLET:
            return _("{text} is gelezen als punt van een opsomming.")
        case GuessKind.SPEAKER:
            return _("{text} is gelezen als de spreker van het citaat eronder.")
        case GuessKind.JOINED_LINES:
            return _("{detail} regels zijn samengevoegd: {text}.")
        case GuessKind.JOINED_OVER_BLANK:
            return _("{text} stond onder een witregel en hoort bij de regel erboven.")
        case GuessKind.KEPT_HYPHEN:
            return _("{text} sluit aan op een streepje; dat streepje is bewaard.")
        case GuessKind.METADATA:
            return _("{text} is gelezen als gegeven en staat niet in de tekst.")
        case GuessKind.TYPED_NUMBER:
            return _("{text} begint met een getypt nummer; dat blijft zoals het is.")
        case GuessKind.ACCEPTED:
            return _("In {text} staan bijgehouden wijzigingen ({number}), gelezen als aanvaard.")
        case GuessKind.STRUCK:
            return _("{text} was doorgehaald; de tekst is gebleven, de streep niet.")
        case GuessKind.SPANNED:
            return _("Cel {text} liep over meer rijen; de tekst staat nu in de eerste.")
        case GuessKind.LINE_BREAK_HYPHEN:
            return _("In {text} is het streepje van de regelafbreking weggelaten.")
        case GuessKind.RECONSTRUCTION:
            return _("De naam {text} zegt: een reconstructie; het volledige origineel is er niet.")
        case GuessKind.ENCODING if guess.detail:
            return _("De tekens zijn waarschijnlijk {name}; niet alle zijn leesbaar ({detail}).")
        case GuessKind.ENCODING:
            return _("De tekens zijn waarschijnlijk {name}; kijk naar letters als é en ë.")


def _count(kind: GuessKind, count: int) -> str:
    match kind:
        case GuessKind.HEADING:
            template = ngettext("{count} kop", "{count} koppen", count)
        case GuessKind.GUIDELINE:
            template = ngettext("{count} richtlijn", "{count} richtlijnen", count)
        case GuessKind.BULLET:
            template = ngettext("{count} punt", "{count} punten", count)
        case _:
            template = ngettext("{count} citaat", "{count} citaten", count)
    return template.format(count=count)


def _placed(place: Place, line: int, sentence: str) -> str:
    """`sentence` with its place before it; what stands on no line has none."""
    if not line:
        return sentence
    template = _("Regel {line}: {sentence}")
    if place is Place.PARAGRAPH:
        template = _("Alinea {line}: {sentence}")
    elif place is Place.PAGE:
        template = _("Bladzijde {line}: {sentence}")
    return template.format(line=line, sentence=sentence)
