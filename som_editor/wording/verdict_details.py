"""What lies behind each answer of a verdict, in a second line, and its technical side."""

import datetime as dt
from collections.abc import Iterator

from som_editor.core.register import Known, Registered
from som_editor.core.verdict import Answer, Fact, Verdict, all_findings
from som_editor.i18n import _, ngettext
from som_editor.wording.dates import show_date
from som_editor.wording.register import what_it_is, who_is_missing
from som_editor.wording.verdict import Question, describe_number, questions, show_moment


def lead(verdict: Verdict, registered: Registered | None) -> str:
    """Under the sentence: which version it is, where that is known, and what is the matter."""
    parts = []
    if registered is not None and registered.known is not Known.UNKNOWN:
        parts.append(what_it_is(registered))
        parts += who_is_missing(registered)
    found = questions(verdict)
    wrong = [one for one in found if one.answer is Answer.NO]
    unsure = [one for one in found if one.answer is Answer.UNKNOWN]
    worst = wrong or unsure
    if worst and verdict.signatures:
        parts.append(worst[0].because)
    return " ".join(parts)


def detail(
    asked: Question, verdict: Verdict, *, pages: int = 0, trusted_since: dt.date | None = None
) -> str:
    """What there is to add to the answer to one question; empty where there is nothing."""
    fact, fine = asked.fact, asked.answer is Answer.YES
    if fact is Fact.CONTENT and fine and pages:
        return ngettext(
            "De ene bladzijde is vergeleken met de ondertekende vingerafdruk.",
            "Alle {count} bladzijden zijn vergeleken met de ondertekende vingerafdruk.",
            pages,
        ).format(count=pages)
    if fact is Fact.CONTENT and fine:
        return _("Alle onderdelen zijn vergeleken met de ondertekende vingerafdrukken.")
    if fact is Fact.COVERAGE and fine:
        return _("Ook bijlagen, opmerkingen en verborgen delen zijn bekeken.")
    if fact is Fact.SIGNER and trusted_since is not None and asked.answer is not Answer.NO:
        words = _("Jij vertrouwt de uitgever sinds {date}. Anderen zien mogelijk een waarschuwing.")
        return words.format(date=show_date(trusted_since))
    if fact is Fact.TIME:
        return _moment(verdict)
    if fact is Fact.METADATA:
        return describe_number(verdict)
    return ""


def technical_lines(verdict: Verdict, file_name: str, sha256: str) -> Iterator[str]:
    """For whoever wants to look it up: digests, techniques, certificates and codes."""
    yield _("Bestand: {name}").format(name=file_name)
    yield f"SHA-256: {sha256}"
    for name, value in verdict.facts_signed.items():
        yield f"{name}: {value}"
    for number, one in enumerate(verdict.signatures, 1):
        yield ""
        who = one.signer or _("Onbekende ondertekenaar")
        yield _("Handtekening {number}: {who}").format(number=number, who=who)
        yield _("Techniek: {technique}.").format(
            technique=", ".join(filter(None, (one.kind, one.algorithm)))
        )
        if one.claimed_at:
            yield _("Tijd volgens de ondertekenaar: {moment}").format(
                moment=one.claimed_at.isoformat()
            )
        if one.proven_at:
            yield _("Tijd volgens {server}: {moment}").format(
                server=one.timestamped_by, moment=one.proven_at.isoformat()
            )
        yield _("Intrekking: {state}").format(state=one.revocation.value)
    codes = [": ".join(filter(None, (one.kind, one.subject))) for one in all_findings(verdict)]
    if codes:
        yield ""
        yield _("Bevindingen")
        yield from codes


def _moment(verdict: Verdict) -> str:
    """When the last one signed, and by whose word."""
    times = [one.proven_at or one.claimed_at for one in verdict.signatures]
    known = [one for one in times if one is not None]
    if not known:
        return ""
    last = max(known)
    proven = any(one.proven_at == last for one in verdict.signatures)
    words = (
        _("Ondertekend op {moment}, bevestigd door een tijdstempeldienst.")
        if proven
        else _("Ondertekend op {moment}, volgens de ondertekenaar.")
    )
    return words.format(moment=show_moment(last))
