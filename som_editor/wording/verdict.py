"""A verdict in words: the sentence first, then five questions, then what was found."""

import datetime as dt
from typing import NamedTuple

from som_editor.core.verdict import (
    BEARING,
    Answer,
    Fact,
    Finding,
    Kind,
    Revocation,
    Signature,
    Verdict,
    all_findings,
    facts,
    is_valid,
    number_as_expected,
    revocation,
)
from som_editor.i18n import _, ngettext
from som_editor.wording.dates import show_date
from som_editor.wording.findings import describe_finding


class Question(NamedTuple):
    """One of the five: what is asked, the answer, and what lies behind it."""

    fact: Fact
    question: str
    answer: Answer
    because: str


def headline(verdict: Verdict) -> str:
    """The verdict in one sentence."""
    answers = facts(verdict)
    if not verdict.signatures:
        return _("Dit bestand is niet ondertekend.")
    if answers[Fact.CONTENT] is Answer.NO:
        return _("Dit bestand is na het ondertekenen veranderd.")
    if answers[Fact.COVERAGE] is not Answer.YES:
        return _("Niet alles in dit bestand is ondertekend.")
    if not number_as_expected(verdict):
        return _("Er staan niet zoveel handtekeningen op als verwacht.")
    if answers[Fact.CONTENT] is Answer.UNKNOWN:
        return _("Of de tekst echt is, valt met deze handtekening niet te zeggen.")
    if answers[Fact.SIGNER] is Answer.NO:
        return _("De tekst is ongewijzigd, maar de ondertekenaar is niet te vertrouwen.")
    if answers[Fact.SIGNER] is Answer.UNKNOWN:
        return _("De tekst is ongewijzigd, maar wie tekende staat niet vast.")
    if answers[Fact.METADATA] is Answer.NO:
        return _("De tekst is echt, maar de gegevens erbij kloppen niet.")
    if not is_valid(verdict):
        return _("De tekst is echt, maar het tijdstempel klopt niet.")
    return _sound(verdict)


def _sound(verdict: Verdict) -> str:
    unsure = sum(one.answer is Answer.UNKNOWN for one in questions(verdict))
    if not unsure:
        return _("De tekst is echt en compleet.")
    return ngettext(
        "De tekst is echt en compleet. Eén ding blijft onzeker.",
        "De tekst is echt en compleet. {count} dingen blijven onzeker.",
        unsure,
    ).format(count=unsure)


def questions(verdict: Verdict) -> tuple[Question, ...]:
    """The five questions with their answers.

    To people a signer whose certificate may have been revoked is not certain, though it is no
    reason to reject the file.
    """
    answers = facts(verdict)
    if answers[Fact.SIGNER] is Answer.YES and revocation(verdict) is Revocation.UNKNOWN:
        answers[Fact.SIGNER] = Answer.UNKNOWN
    asked = {
        Fact.CONTENT: _("Is de inhoud ongewijzigd?"),
        Fact.COVERAGE: _("Is alles wat je ziet ondertekend?"),
        Fact.SIGNER: _("Is de ondertekenaar te vertrouwen?"),
        Fact.TIME: _("Staat het tijdstip vast?"),
        Fact.METADATA: _("Kloppen de gegevens over de versie?"),
    }
    return tuple(
        Question(fact, asked[fact], answers[fact], _because(verdict, fact)) for fact in Fact
    )


def remarks(verdict: Verdict) -> tuple[str, ...]:
    """What was found that belongs to none of the questions."""
    asked = (one for one in all_findings(verdict) if not any(_bears(one, fact) for fact in Fact))
    return tuple(describe_finding(one) for one in asked)


def answer_word(answer: Answer) -> str:
    """The answer as it is said."""
    return {Answer.YES: _("Ja"), Answer.NO: _("Nee"), Answer.UNKNOWN: _("Onbekend")}[answer]


def describe_number(verdict: Verdict) -> str:
    """How many signatures there are, beside how many there should be."""
    found = len(verdict.signatures)
    if verdict.expected is None:
        return ngettext(
            "{count} handtekening gevonden.", "{count} handtekeningen gevonden.", found
        ).format(count=found)
    return ngettext(
        "Verwacht: {expected} handtekening. Gevonden: {count}.",
        "Verwacht: {expected} handtekeningen. Gevonden: {count}.",
        verdict.expected,
    ).format(expected=verdict.expected, count=found)


def describe_signature(signature: Signature) -> tuple[str, ...]:
    """The lines about one signature: who, in what role, when, with what."""
    who = signature.signer or _("Onbekende ondertekenaar")
    first = _("{who}, {role}").format(who=who, role=signature.role) if signature.role else who
    lines = [first]
    if signature.issuer:
        lines.append(
            _("Certificaat van {issuer}, geldig tot en met {date}.").format(
                issuer=signature.issuer, date=_day(signature.valid_until)
            )
        )
    if signature.proven_at:
        lines.append(
            _("Ondertekend op {moment}, bevestigd door {server}.").format(
                moment=show_moment(signature.proven_at), server=signature.timestamped_by
            )
        )
    elif signature.claimed_at:
        lines.append(
            _("Ondertekend op {moment}, volgens de ondertekenaar.").format(
                moment=show_moment(signature.claimed_at)
            )
        )
    if signature.reason:
        lines.append(_("Reden: {reason}.").format(reason=signature.reason.rstrip(".")))
    if signature.place:
        lines.append(_("Plaats: {place}.").format(place=signature.place))
    lines.append(
        _("Techniek: {technique}.").format(
            technique=", ".join(filter(None, (signature.kind, signature.algorithm)))
        )
    )
    return tuple(lines)


def show_moment(at: dt.datetime) -> str:
    """`at` as a day and time on the reader's own clock."""
    local = at.astimezone()
    return _("{date} om {time}").format(date=show_date(local.date()), time=f"{local:%H:%M}")


def _because(verdict: Verdict, fact: Fact) -> str:
    """What was found that bears on `fact`, or that all is well."""
    found = [one for one in all_findings(verdict) if _bears(one, fact)]
    if found:
        return " ".join(describe_finding(one) for one in found)
    return {
        Fact.CONTENT: _("Er is na het ondertekenen geen letter veranderd."),
        Fact.COVERAGE: _("Er is niets toegevoegd of vervangen."),
        Fact.SIGNER: _("Het certificaat is van iemand die je vertrouwt, en niet ingetrokken."),
        Fact.TIME: _("Een tijdstempeldienst bevestigt wanneer is ondertekend."),
        Fact.METADATA: _("Versie, status en titel zijn gelijk aan wat is ondertekend."),
    }[fact]


def _bears(finding: Finding, fact: Fact) -> bool:
    """Whether `finding` is told under the question of `fact`."""
    about_the_signer = finding.kind is Kind.REVOCATION_UNKNOWN and fact is Fact.SIGNER
    return about_the_signer or fact in BEARING.get(finding.kind, {})


def _day(at: dt.datetime | None) -> str:
    return show_date(at.date()) if at else ""
