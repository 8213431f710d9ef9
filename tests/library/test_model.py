"""Any sequence of calls, against a model of dictionaries."""

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from som_editor.core.document import DocumentId
from som_editor.core.errors import NotFound
from som_editor.core.version import Draft, Source, Version
from som_editor.library import open_library
from tests.build import NOW
from tests.library.shelf import begun, saved

names = st.sampled_from(["a", "b", "c"])
numbers = st.sampled_from(["1.0", "1.1", "2.0"])
originals = st.sampled_from([None, b"een", b"twee"])


class _Model(msgspec.Struct):
    """What a library should hold."""

    versions: dict[str, list[Version]] = {}
    drafts: dict[str, Draft] = {}
    files: dict[str, bytes] = {}


class LibraryMachine(RuleBasedStateMachine):
    """Saves, drops, deletes and opens again."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.library = open_library(str(self.folder / "proef.somlib"))
        self.model = _Model()
        self.steps = 0

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.library.close()
            shutil.rmtree(self.folder)

    @rule(name=names, number=numbers, original=originals, drop=st.booleans())
    def save_version(self, name: str, number: str, original: bytes | None, drop: bool) -> None:
        source = None
        if original is not None:
            source = Source(f"{name}.txt", self.library.put_file(original))
            self.model.files[source.sha256] = original
        self.steps += 1
        at = NOW + dt.timedelta(days=self.steps)
        version = saved(f"v{self.steps}", name, number=number, at=at, source=source)
        self.library.save_version(version, original=original, drop_draft=drop)
        self.model.versions.setdefault(name, []).append(version)
        if drop:
            self.model.drafts.pop(name, None)

    @rule(name=names, number=numbers)
    def save_draft(self, name: str, number: str) -> None:
        self.steps += 1
        draft = begun(name, number=number, minutes=self.steps * 1440)
        self.library.save_draft(draft)
        self.model.drafts[name] = draft

    @rule(name=names)
    def drop_draft(self, name: str) -> None:
        self.library.drop_draft(DocumentId(name))
        self.model.drafts.pop(name, None)

    @rule(name=names)
    def delete(self, name: str) -> None:
        if not self.library.has_document(DocumentId(name)):
            with pytest.raises(NotFound):
                self.library.delete_document(DocumentId(name))
            return
        self.library.delete_document(DocumentId(name))
        gone = self.model.versions.pop(name, [])
        self.model.drafts.pop(name, None)
        needed = self._sources(one for kept in self.model.versions.values() for one in kept)
        for digest in self._sources(gone) - needed:
            self.model.files.pop(digest, None)

    @rule()
    def open_again(self) -> None:
        self.library.close()
        self.library = open_library(self.library.location, create=False)

    @invariant()
    def holds_what_the_model_holds(self) -> None:
        for name in ("a", "b", "c"):
            key = DocumentId(name)
            kept = self.model.versions.get(name, [])
            assert [line.id for line in self.library.versions(key)] == [v.id for v in kept[::-1]]
            assert self.library.latest(key) == (kept[-1] if kept else None)
            assert self.library.draft(key) == self.model.drafts.get(name)
            for version in kept:
                assert self.library.version(version.id) == version
        for digest, content in self.model.files.items():
            assert self.library.file(digest) == content

    @invariant()
    def lists_what_the_model_holds(self) -> None:
        expected = []
        for name in {*self.model.versions, *self.model.drafts}:
            kept, draft = self.model.versions.get(name, []), self.model.drafts.get(name)
            moment = draft.saved_at if draft else kept[-1].saved_at
            expected.append((moment, name, len(kept), draft.number if draft else ""))
        listed = [
            (line.changed_at, line.id, line.versions, line.draft_number)
            for line in self.library.documents()
        ]
        assert listed == sorted(expected, reverse=True)

    @staticmethod
    def _sources(versions: Iterable[Version]) -> set[str]:
        return {version.source.sha256 for version in versions if version.source}


TestLibrary = LibraryMachine.TestCase
TestLibrary.settings = settings(
    max_examples=15,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
