import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.document import (
    BlockId,
    Document,
    Field,
    Image,
    Reference,
    Table,
    TextBlock,
    text_blocks,
)
from som_editor.core.errors import InvalidPattern, PatternReason
from som_editor.core.passages import Match, Where, matches, passages
from som_editor.core.replacing import Replaced, replaced
from som_editor.core.search import Query
from som_editor.core.shown import Reader
from tests.build import all_ids, b, br, cell, doc, field, h, i, image, link, p, q, ref, table
from tests.strategies import VOCABULARY, documents, sentences

_REPLACEMENTS = st.sampled_from(
    ["", "x", "de school", "De school", "\u00e9\u00e9n", "a\nb"]
) | sentences(2)
_QUERIES = st.builds(
    Query,
    st.sampled_from([word for word in VOCABULARY if word.strip()]) | sentences(2),
    st.booleans(),
    st.booleans(),
    st.just(value=False),
)
_PATTERNS = st.builds(
    Query,
    st.sampled_from([r"\w+", r"(\w)(\w*)", "[aeiou]+", r"\s", "school|bestuur"]),
    st.booleans(),
    st.just(value=False),
    st.just(value=True),
)


def _found(document: Document, query: Query) -> list[Match]:
    return [match for found in matches(document, query) for match in found]


def _all(document: Document, wanted: str, words: str, **how: bool) -> Replaced:
    query = Query(wanted, **how)
    return replaced(document, _found(document, query), query, words)


def _parts(document: Document) -> list[TextBlock]:
    return [part for block in document.blocks for part in text_blocks(block)]


def _texts(document: Document) -> list[str]:
    return [passage.text for passage in passages(document)]


@given(documents(), _QUERIES | _PATTERNS, _REPLACEMENTS)
def test_what_was_not_found_stays_and_every_id_too(
    document: Document, query: Query, words: str
) -> None:
    found = _found(document, query)
    after = replaced(document, found, query, words.replace("\\", "")).document
    assert all_ids(after) == all_ids(document)
    reader = Reader(document)
    by_owner = {match.passage.spot.owner for match in found}
    for old, new in zip(document.blocks, after.blocks, strict=True):
        if old.id not in {match.passage.spot.block for match in found}:
            assert new is old
    for old, new in zip(_parts(document), _parts(after), strict=True):
        if old.id not in by_owner:
            assert new == old
            continue
        own = [
            match
            for match in found
            if match.passage.spot.owner == old.id and match.passage.spot.where is Where.BODY
        ]
        shown = reader.inlines(new.inlines)
        text = reader.inlines(old.inlines)
        edges = [0, *(edge for match in own for edge in (match.start, match.stop)), len(text)]
        at = 0
        for start, stop in zip(edges[::2], edges[1::2], strict=True):
            at = shown.find(text[start:stop], at)
            assert at >= 0, "the text between the matches is there, in order"
            at += stop - start


@given(documents(), _QUERIES)
def test_replaced_by_itself_nothing_changes(document: Document, query: Query) -> None:
    found = _found(document, query)
    for match in found:
        same = replaced(document, [match], query._replace(exact=True), match.text.replace("\r", ""))
        if "\r" not in match.text:
            assert same.document == document
            assert same.done + same.kept == 1


@given(documents(), st.sampled_from(["school", "de", "geen", "x"]))
def test_what_replaces_each_match_can_be_found_there(document: Document, wanted: str) -> None:
    """And in what refers there, where a match is kept because it is shown from elsewhere."""
    query = Query(wanted, exact=True)
    found = _found(document, query)
    outcome = replaced(document, found, query, "\u2603")
    assert outcome.done + outcome.kept == len(found)
    now = len(_found(outcome.document, Query("\u2603", exact=True)))
    assert outcome.done <= now <= outcome.done + outcome.kept


def test_words_are_replaced_wherever_they_stand() -> None:
    before = doc(
        h("De school"),
        p("in de school en om de school heen"),
        q("Mag dat?", speaker="Reactie de school:"),
        table(["de school", cell(p("na"), p("de school"))], caption="Taken de school"),
        image("a", "een foto van de school", "de school"),
    )
    outcome = _all(before, "de school", "onze school")
    assert outcome.done == 9
    assert "de school" not in " ".join(_texts(outcome.document)).replace("De school", "de school")
    assert _texts(outcome.document)[:2] == ["Onze school", "in onze school en om onze school heen"]
    made = outcome.document.blocks[3]
    assert isinstance(made, Table)
    assert made.caption == "Taken onze school"
    picture = outcome.document.blocks[4]
    assert isinstance(picture, Image)
    assert (picture.alternative, picture.caption) == ("een foto van onze school", "onze school")


def test_a_capital_that_was_found_is_kept_unless_case_matters() -> None:
    before = doc(p("Leerlingen en leerlingen"), p("LEERLINGEN"))
    assert _texts(_all(before, "leerlingen", "scholieren").document) == [
        "Scholieren en scholieren",
        "scholieren",
    ]
    assert _texts(_all(before, "Leerlingen", "scholieren", exact=True).document)[0] == (
        "scholieren en leerlingen"
    )


def test_new_words_look_as_those_they_replace() -> None:
    before = doc(p("wie ", b("leert"), " en ", i("speelt")))
    after = _all(before, "leert", "werkt").document
    assert after.blocks[0] == doc(p("wie ", b("werkt"), " en ", i("speelt"))).blocks[0]


def test_only_what_differs_is_touched() -> None:
    before = doc(p("de ", b("school"), " van ", i("nu")))
    after = _all(before, "de school van nu", "de scholen van nu").document
    assert after.blocks[0] == doc(p("de ", b("scholen"), " van ", i("nu"))).blocks[0]


def test_a_link_stays_where_all_of_it_is_replaced() -> None:
    before = doc(p("zie ", link("deze pagina", "https://som.test"), " nu"))
    after = _all(before, "deze pagina", "die bladzijde").document
    assert after.blocks[0].inlines[1] == link("die bladzijde", "https://som.test")
    after = _all(before, "pagina nu", "plek").document
    assert after.blocks[0].inlines[-1].link == ""


def test_what_is_part_of_a_field_or_nothing_else_stays() -> None:
    before = doc(p("bij ", field("naam"), " werkt"), fields={"naam": "Stichting Proef"})
    for wanted in ("stichting", "Stichting Proef", "bij Stichting"):
        outcome = _all(before, wanted, "anders")
        assert outcome.document is before
        assert (outcome.done, outcome.kept) == (0, 1)


def test_a_field_within_the_words_is_replaced_with_them_unless_it_stays_the_same() -> None:
    before = doc(p("bij ", field("naam"), " werkt"), fields={"naam": "Stichting Proef"})
    kept = _all(before, "bij Stichting Proef", "van Stichting Proef").document
    assert kept.blocks[0].inlines[1] == Field("naam")
    gone = _all(before, "bij Stichting Proef werkt", "elders").document
    assert gone.blocks[0].inlines == doc(p("elders")).blocks[0].inlines


def test_a_reference_that_shows_nothing_is_not_lost() -> None:
    before = doc(h(), p("een", ref("b0"), "twee"))
    after = _all(before, "twee", "drie").document
    assert after.blocks[1].inlines[1] == Reference(BlockId("b0"))


def test_a_break_within_the_words_goes_with_them() -> None:
    before = doc(p("een", br(), "twee"))
    assert (
        _all(before, "een twee", "drie").document.blocks[0].inlines
        == doc(p("drie")).blocks[0].inlines
    )


def test_groups_of_a_pattern_stand_in_its_replacement() -> None:
    before = doc(p("op 13-04-2021 en 1-2-2022"))
    outcome = _all(before, r"(\d+)-(\d+)-(\d{4})", r"\3/\2/\1", pattern=True)
    assert _texts(outcome.document) == ["op 2021/04/13 en 2022/2/1"]
    assert outcome.done == 2


def test_a_line_end_in_the_replacement_breaks_the_line() -> None:
    after = _all(doc(p("een; twee")), r";\s*", r"\n", pattern=True).document
    assert after.blocks[0].inlines == doc(p("een", br(), "twee")).blocks[0].inlines


def test_what_a_pattern_looks_around_at_counts_when_it_is_replaced() -> None:
    after = _all(doc(p("de school, een school")), r"(?<=een )school\b", "klas", pattern=True)
    assert _texts(after.document) == ["de school, een klas"]


def test_a_replacement_with_a_group_that_is_not_there_is_refused() -> None:
    with pytest.raises(InvalidPattern) as caught:
        _all(doc(p("een")), "een", r"\1", pattern=True)
    assert caught.value.reason is PatternReason.NO_SUCH_GROUP


def test_control_characters_do_not_come_in() -> None:
    assert _texts(_all(doc(p("een")), "een", "t\x00wee").document) == ["twee"]
