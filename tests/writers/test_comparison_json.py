import json
from typing import Any

from som_editor.core.change import Change, ChangeClass, Edit, Kind, Side, Sign, Span
from som_editor.core.comparison import Comparison
from som_editor.core.document import BlockId
from som_editor.writers.comparison_json import write_comparison_json
from tests.writers.compared import comparison, everything, paragraph, samples, version


def written(comparison: Comparison) -> dict[str, Any]:
    content = json.loads(write_comparison_json(comparison))
    assert isinstance(content, dict)
    return content


def test_the_samples_differ_as_they_should() -> None:
    content = written(samples())
    assert content["summary"] == {
        "inserted": 0,
        "deleted": 1,
        "moved": 0,
        "edited": 1,
        "split": 0,
        "merged": 0,
        "rename": 14,
        "cosmetic": 0,
        "formatting": 0,
        "number": 0,
        "metadata": 4,
    }
    assert content["renames"] == [{"old": "de school", "new": "Stichting SOM", "count": 14}]
    assert [found["section"] for found in content["leftovers"] if not found["legitimate"]] == [
        "Inleiding"
    ]
    assert {"field": "version", "old": "", "new": "3.0"} in content["metadata"]


def test_keys_come_in_their_order() -> None:
    content = written(samples())
    assert list(content) == ["summary", "renames", "leftovers", "metadata", "changes"]
    assert list(content["leftovers"][0]) == ["text", "block", "section", "legitimate"]
    fourth = next(
        change for change in content["changes"] if change["old"] and change["old"]["number"] == "4"
    )
    assert list(fourth) == ["kind", "moved", "group", "classes", "old", "new", "spans", "edits"]
    assert list(fourth["old"]) == ["block", "section", "kind", "number", "text"]
    assert fourth["old"]["section"] == ["Richtlijnen gebruik social media"]
    assert fourth["edits"] == [{"spans": [1, 2], "class": "rename", "rename": 0}]


def test_spans_give_both_texts_back() -> None:
    for one in (samples(), everything()):
        for change in written(one)["changes"]:
            for side, other in (("old", "+"), ("new", "-")):
                text = "".join(words for sign, words in change["spans"] if sign != other)
                assert text == (change[side]["text"] if change[side] else "")


def test_the_introduction_has_a_name() -> None:
    assert written(samples())["changes"][0]["old"]["section"] == ["Inleiding"]


def test_only_table_cells_have_a_cell_and_only_split_texts_parts() -> None:
    cells = [
        change["new"]["cell"]
        for change in written(everything())["changes"]
        if change["new"] and "cell" in change["new"]
    ]
    assert cells == [[1, 1], [2, 0], [2, 1]]
    old = Side(BlockId("a"), (), "paragraph", "", "Een. Twee.")
    new = Side(BlockId("a"), (), "paragraph", "", "Een.\nTwee.", parts=("Een.", "Twee."))
    spans = (
        Span(Sign.SAME, "Een."),
        Span(Sign.OLD, " "),
        Span(Sign.NEW, "\n"),
        Span(Sign.SAME, "Twee."),
    )
    edit = Edit((1, 2), ChangeClass.SUBSTANTIVE)
    split = Change(Kind.SPLIT, False, None, (ChangeClass.SUBSTANTIVE,), old, new, spans, (edit,))
    side = version(())
    only = written(Comparison(side, side, (), (split,), (), (), ()))
    assert only["summary"]["split"] == 1
    assert only["changes"][0]["new"]["parts"] == ["Een.", "Twee."]
    assert "parts" not in only["changes"][0]["old"]
    assert only["changes"][0]["edits"] == [{"spans": [1, 2], "class": "substantive"}]


def test_a_merge_lists_the_texts_of_its_parts_and_no_other_key() -> None:
    one, other = "Deel altijd je kennis met elkaar.", "Publiceer niets wat vertrouwelijk is."
    old = (paragraph("a", one), paragraph("b", other))
    (change,) = written(comparison(old, (paragraph("a", f"{one} {other}"),)))["changes"]
    assert change["kind"] == "merged"
    assert change["old"]["parts"] == [one, other]
    assert change["old"]["text"] == f"{one}\n{other}"
    assert set(change["old"]) == {"block", "section", "kind", "number", "text", "parts"}
    assert "parts" not in change["new"]
