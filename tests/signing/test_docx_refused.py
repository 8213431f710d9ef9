"""What is not signed, and what is not looked into: each is refused before it does harm."""

import pytest

from som_editor.core.errors import CannotSign, SigningReason, TimestampProblem, TimestampReason
from som_editor.core.verdict import is_valid
from som_editor.files.zipped import Unpackable
from som_editor.signing.docx.signing import LONGEST_REASON, sign_docx
from som_editor.signing.docx.verifying import MOST_SIGNATURES
from tests.certificates import Authorities
from tests.signing import docx_attacks
from tests.signing.packages import SIGNATURE, packed, parts, typed, with_parts
from tests.signing.timestamp_server import TimestampServer, lying, refusing, silent_address
from tests.signing.word_files import by, verdict


def refusal(content: bytes, authorities: Authorities, **more: str) -> SigningReason:
    with pytest.raises(CannotSign) as caught:
        sign_docx(content, authorities.identity("p256"), now=authorities.now, **more)
    return caught.value.reason


def test_what_cannot_be_signed_says_why(plain: bytes, authorities: Authorities) -> None:
    macros = typed(
        with_parts(plain, word__vbaProject_0bin=b"x"),
        "/word/vbaProject.bin",
        "application/vnd.ms-office.vbaProject",
    )
    for content, reason in (
        (b"", SigningReason.NOT_A_WORD_FILE),
        (b"%PDF-1.7", SigningReason.NOT_A_WORD_FILE),
        (packed({"a.txt": b"tekst"}), SigningReason.NOT_A_WORD_FILE),
        (macros, SigningReason.MACROS),
        (docx_attacks.entry_in_another_case(plain), SigningReason.AMBIGUOUS),
        (docx_attacks.data_in_front(plain), SigningReason.AMBIGUOUS),
        (docx_attacks.second_document(plain), SigningReason.AMBIGUOUS),
    ):
        assert refusal(content, authorities) is reason
    long = "x" * (LONGEST_REASON + 1)
    assert refusal(plain, authorities, reason=long) is SigningReason.LONG_REASON
    with pytest.raises(CannotSign) as caught:
        by("weak", plain, authorities)
    assert caught.value.reason is SigningReason.WEAK_KEY


def test_a_timestamp_server_that_fails_or_lies_is_named(
    plain: bytes, signed: bytes, authorities: Authorities
) -> None:
    def reason(url: str) -> TimestampReason:
        with pytest.raises(TimestampProblem) as caught:
            by("p256", plain, authorities, timestamp_url=url)
        assert caught.value.url == url
        return caught.value.reason

    assert reason(silent_address()) is TimestampReason.UNREACHABLE
    assert reason("tijd") is TimestampReason.BAD_ADDRESS
    with TimestampServer(refusing(500, "text/html", b"stuk")) as broken:
        assert reason(broken.url) is TimestampReason.REFUSED
    with TimestampServer(lying(authorities.now)) as liar:
        assert reason(liar.url) is TimestampReason.FALSE


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
DEEP = b"<x>" * 100_000 + b"</x>" * 100_000


@pytest.mark.parametrize("name", [SIGNATURE, "_rels/.rels", "[Content_Types].xml"])
@pytest.mark.parametrize("hostile", [ENTITIES, DEEP], ids=["entities", "deep"])
def test_hostile_xml_is_refused(
    name: str, hostile: bytes, signed: bytes, authorities: Authorities
) -> None:
    with pytest.raises(Unpackable):
        verdict(packed({**parts(signed), name: hostile}), authorities)


def test_a_zip_file_that_says_more_than_it_has_is_refused_or_not_valid(
    signed: bytes, authorities: Authorities
) -> None:
    try:
        found = verdict(docx_attacks.lost_entry(signed), authorities)
    except Unpackable:
        return
    assert not is_valid(found)


def test_a_file_that_grows_beyond_measure_is_refused(
    signed: bytes, authorities: Authorities
) -> None:
    bomb = packed({**parts(signed), "word/media/bomb.png": bytes(120_000_000)})
    with pytest.raises(Unpackable):
        verdict(bomb, authorities)


@pytest.mark.parametrize("number", [MOST_SIGNATURES + 1, 10_000])
def test_a_file_with_thousands_of_signatures_is_refused(
    number: int, signed: bytes, authorities: Authorities
) -> None:
    made = parts(signed)
    leading = "_xmlsignatures/_rels/origin.sigs.rels"
    tags = []
    for n in range(2, number + 2):
        made[f"_xmlsignatures/sig{n}.xml"] = b"<x/>"
        kind = (
            "http://schemas.openxmlformats.org/package/2006/relationships"
            "/digital-signature/signature"
        )
        tags.append(f'<Relationship Id="s{n}" Type="{kind}" Target="sig{n}.xml"/>')
    added = "".join(tags).encode() + b"</Relationships>"
    made[leading] = made[leading].replace(b"</Relationships>", added)
    with pytest.raises(Unpackable):
        verdict(packed(made), authorities)
