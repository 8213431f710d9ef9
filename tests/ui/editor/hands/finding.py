"""Finding and replacing, in the whole protocol at once."""

import hypothesis.strategies as st
from hypothesis.stateful import rule

from som_editor.core.passages import matches
from som_editor.core.replacing import replaced
from som_editor.core.search import Query
from tests.ui.editor.hands.hand import TYPED, Hand


class FindingHand(Hand):
    """Replaces all that is found."""

    @rule(
        wanted=st.sampled_from(("e", "a ", "geldt", "Proef")),
        words=st.text(TYPED, min_size=1, max_size=4),
    )
    def replace(self, wanted: str, words: str) -> None:
        query = Query(wanted)
        found = [match for some in matches(self.desk.document, query) for match in some]
        with self.keeping_ids():
            self.desk.change(replaced(self.desk.document, found, query, words).document)
