"""What the comparison of the two real protocols says: exactly what a careful reader finds."""

from pathlib import Path

from som_editor.core.change import ChangeClass, Kind, Sign
from som_editor.core.comparison import Options, Summary, compare, hide, summary
from som_editor.use_cases.samples import adapted_from
from som_editor.writers.comparison_json import write_comparison_json
from tests.build import compared
from tests.core.samples import adaptation, samples, upstream

GOLDEN = Path(__file__).parents[1] / "golden" / "samples_comparison.json"
QUIET = frozenset(["rename"])


def test_the_totals() -> None:
    assert summary(samples()) == Summary(deleted=1, edited=1, rename=14, metadata=4)


def test_the_rename_is_proposed_by_itself_with_its_fourteen_places() -> None:
    (rename,) = samples().renames
    assert (rename.old, rename.new, rename.count) == ("de school", "Stichting SOM", 14)
    changes = [one for one in samples().changes if one.classes == (ChangeClass.RENAME,)]
    assert len(changes) == 14
    replaced = [
        tuple(span.text for span in change.spans if span.sign is not Sign.SAME)
        for change in changes
    ]
    assert set(replaced) == {("de school", "Stichting SOM"), ("De school", "Stichting SOM")}


def test_beside_the_rename_two_changes_are_left() -> None:
    edited, deleted = hide(samples(), QUIET).changes
    assert (edited.kind, deleted.kind) == (Kind.EDITED, Kind.DELETED)
    assert [(str(span.sign), span.text) for span in edited.spans] == [
        ("=", "Onder social media verstaat CNV Onderwijs Twitter, "),
        ("-", "Hyves, "),
        ("=", "Facebook, "),
        ("+", "Instagram "),
        ("=", "LinkedIn en Youtube en de wat minder bekende varianten daarop."),
    ]
    assert deleted.old is not None
    assert deleted.old.text == "Lees voor ‘de school’ de naam van de eigen school."
    assert deleted.old.section == ("Richtlijnen gebruik social media",)


def test_the_guidelines_are_edited_one_by_one_under_their_own_number() -> None:
    numbers = [
        change.new.number
        for change in samples().changes
        if change.new is not None and change.new.kind == "guideline"
    ]
    assert numbers == [str(number) for number in range(1, 11)]


def test_the_covers_differ_in_four_fields() -> None:
    assert [(one.field, one.old, one.new) for one in samples().metadata] == [
        ("title", "Social Media Protocol Onderwijs", ""),
        ("organisation", "", "Stichting SOM"),
        ("version", "", "3.0"),
        ("date", "", "2021-04-13"),
    ]


def test_one_name_was_forgotten_and_the_other_mentions_may_stay() -> None:
    forgotten = [one for one in samples().leftovers if not one.legitimate]
    assert [(one.text, one.section) for one in forgotten] == [("CNV Onderwijs", ())]
    assert [(one.text, one.section[-1]) for one in samples().leftovers if one.legitimate] == [
        ("CNV-O", "Kennisdeling"),
        ("CNV Onderwijs", "Kennisdeling"),
        ("CNV Onderwijs", "Kennisdeling"),
        ("CNV", "Veiligheid"),
        ("cnv", "Veiligheid"),
    ]


def test_without_the_rename_there_are_fourteen_more() -> None:
    without = samples(Options(detect_renames=False))
    assert summary(without) == Summary(deleted=1, edited=15, metadata=4)
    assert without.renames == ()


def test_nothing_moved_and_every_other_block_is_the_same() -> None:
    rows = samples().rows
    assert len(rows) == len(upstream().document.blocks)
    assert [row.old for row in rows] == list(range(len(rows)))
    assert sum(1 for row in rows if not row.changes) == len(rows) - 16


def test_the_other_way_round_it_is_the_same_the_other_way_round() -> None:
    back = compare(adaptation(), upstream())
    assert summary(back) == Summary(inserted=1, edited=1, rename=14, metadata=4)
    (rename,) = back.renames
    assert (rename.old, rename.new, rename.count) == ("Stichting SOM", "de school", 14)


def test_a_known_lineage_changes_nothing_of_what_is_told() -> None:
    known = compare(upstream(), adapted_from(adaptation(), upstream()))
    assert known.changes == samples().changes
    assert known.rows == samples().rows


def test_a_protocol_does_not_differ_from_itself() -> None:
    document = adaptation().document
    assert compared(document, document).changes == ()


def test_the_whole_comparison_is_as_it_was() -> None:
    assert write_comparison_json(samples()) == GOLDEN.read_text(encoding="utf-8")
