"""What was changed in a PDF after a signature: everything that the signatures do not explain.

Readers show what was added last. So every object that was there when somebody signed has to be as
it was, but for what a later signature and the proof of revocation cannot do without.
"""

from collections.abc import Iterator

import pikepdf

from som_editor.core.verdict import Finding, Kind
from som_editor.signing.pdf_fields import Field, ObjectId, fields, object_id
from som_editor.signing.pdf_roles import Part, Role, roles
from som_editor.signing.pdf_snapshot import Snapshot, changed_ids, differing_keys, snapshot

_OF_A_SIGNATURE = {"/V", "/AP", "/F", "/M", "/MK", "/AS"}
"""What a field gets when it is signed."""

_HARMLESS_IN_ROOT = {"/DSS", "/Extensions", "/Version", "/AcroForm", "/Metadata", "/Pages"}
"""Proof of revocation and the like; what is looked at by itself."""

_IN_ROOT = {
    "/OpenAction": Kind.ACTION_ADDED,
    "/AA": Kind.ACTION_ADDED,
    "/AF": Kind.ATTACHMENT_ADDED,
}
_IN_NAMES = {"/JavaScript": Kind.SCRIPT_ADDED, "/EmbeddedFiles": Kind.ATTACHMENT_ADDED}
_SCRIPTS = ("/JavaScript", "/Rendition")

_OF_A_PART = {
    Part.PAGE_CONTENT: Kind.PAGE_CHANGED,
    Part.NOTE: Kind.ANNOTATION_CHANGED,
    Part.FONT: Kind.FONT_CHANGED,
    Part.FIELD: Kind.FIELD_CHANGED,
    Part.SIGNATURE: Kind.SIGNATURE_REPLACED,
    Part.SCRIPT: Kind.SCRIPT_ADDED,
    Part.ACTION: Kind.ACTION_ADDED,
    Part.ATTACHMENT: Kind.ATTACHMENT_ADDED,
}
"""What it means that an object of this sort is another than it was."""

_WITH_SUBJECT = (Kind.PAGE_CHANGED, Kind.ANNOTATION_CHANGED, Kind.FIELD_CHANGED)


def later_changes(
    old: pikepdf.Pdf, new: pikepdf.Pdf, after: Snapshot, signed: frozenset[ObjectId]
) -> tuple[Finding, ...]:
    """What is otherwise in `new` than in `old`, a revision that was signed before it.

    `after` is the snapshot of `new`; `signed` are the fields and their widgets that have been
    signed since. Raises Unpackable.
    """
    return tuple(dict.fromkeys(_Comparison(old, new, after, signed).findings()))


class _Comparison:
    """Two revisions side by side."""

    def __init__(
        self, old: pikepdf.Pdf, new: pikepdf.Pdf, after: Snapshot, signed: frozenset[ObjectId]
    ) -> None:
        self._old, self._new, self._signed = old, new, signed
        self._changed = changed_ids(old, snapshot(old), after)
        self._fields = fields(old)
        self._roles = roles(old, self._fields)

    def findings(self) -> Iterator[Finding]:
        if not self._changed and object_id(self._old.Root) == object_id(self._new.Root):
            yield Finding(Kind.HIDDEN_DATA)  # something was added that no reader comes across
        yield from self._catalogue()
        yield from self._metadata()
        yield from self._pages()
        yield from self._form()
        for one in sorted(self._changed):
            yield from self._object(one, self._roles.get(one))

    def _catalogue(self) -> Iterator[Finding]:
        old, new = self._old.Root, self._new.Root
        for key in sorted(differing_keys(old, new) - _HARMLESS_IN_ROOT):
            if key == "/Names":
                yield from self._names(old.get(key), new.get(key))
            elif key == "/OpenAction" and _is_script(new.get(key)):
                yield Finding(Kind.SCRIPT_ADDED)
            else:
                yield Finding(_IN_ROOT.get(key, Kind.OBJECT_CHANGED))
        names = old.get("/Names")
        if isinstance(names, pikepdf.Object) and object_id(names) in self._changed:
            yield from self._names(names, new.get("/Names"))

    @staticmethod
    def _names(old: object, new: object) -> Iterator[Finding]:
        for key in sorted(differing_keys(_dictionary(old), _dictionary(new))):
            yield Finding(_IN_NAMES.get(key, Kind.OBJECT_CHANGED))

    def _metadata(self) -> Iterator[Finding]:
        for old, new in (
            (self._old.Root.get("/Metadata"), self._new.Root.get("/Metadata")),
            (self._old.trailer.get("/Info"), self._new.trailer.get("/Info")),
        ):
            if object_id(old) != object_id(new) or object_id(old) in self._changed:
                yield Finding(Kind.METADATA_DIFFERS, "Info")

    def _pages(self) -> Iterator[Finding]:
        before = [object_id(page.obj) for page in self._old.pages]
        after = [object_id(page.obj) for page in self._new.pages]
        if set(before) - set(after):
            yield Finding(Kind.PAGES_REMOVED)
        if set(after) - set(before) or len(after) > len(set(after)):
            yield Finding(Kind.PAGES_ADDED)
        kept = [one for one in before if one in after]
        if kept != [one for one in dict.fromkeys(after) if one in before]:
            yield Finding(Kind.PAGES_MOVED)
        elif before == after and self._is_another_tree():
            yield Finding(Kind.PAGE_CHANGED)
        for number, page in enumerate(self._old.pages, 1):
            if object_id(page.obj) in after:
                yield from self._page(page.obj, str(number))

    def _page(self, old: pikepdf.Object, number: str) -> Iterator[Finding]:
        notes = old.get("/Annots")
        here = object_id(old) in self._changed
        if not here and object_id(notes) not in self._changed:
            return
        new = self._new.get_object(object_id(old))
        if differing_keys(old, new) - {"/Annots"}:
            yield Finding(Kind.PAGE_CHANGED, number)
        before, after = _ids(notes), _ids(new.get("/Annots"))
        if (set(after) - set(before) - self._signed) or (0, 0) in after:
            yield Finding(Kind.ANNOTATION_ADDED, number)
        if after[: len(before)] != before:
            yield Finding(Kind.ANNOTATION_CHANGED, number)

    def _form(self) -> Iterator[Finding]:
        old, new = self._old.Root.get("/AcroForm"), self._new.Root.get("/AcroForm")
        before = {field.id: field for field in self._fields}
        after = {field.id: field for field in fields(self._new)}
        for one, field in after.items():
            if one not in before and one not in self._signed:
                yield Finding(Kind.FIELD_ADDED, field.name)
        for one, field in before.items():
            if one not in after:
                removed = Kind.SIGNATURE_REMOVED if field.value is not None else Kind.FIELD_CHANGED
                yield Finding(removed, field.name)
            elif one in self._changed:
                yield from self._field(field, after[one])
        differing = differing_keys(_dictionary(old), _dictionary(new)) - {"/Fields", "/SigFlags"}
        if differing - ({"/DR", "/DA"} if self._signed else set()):
            yield Finding(Kind.OBJECT_CHANGED)

    def _field(self, old: Field, new: Field) -> Iterator[Finding]:
        if old.value is not None:
            if new.value is None:
                yield Finding(Kind.SIGNATURE_REMOVED, old.name)
                return
            if object_id(old.value) != object_id(new.value):
                yield Finding(Kind.SIGNATURE_REPLACED, old.name)
                return
        allowed = _OF_A_SIGNATURE if old.value is None and old.id in self._signed else set()
        if differing_keys(old.entry, new.entry) - allowed:
            yield Finding(Kind.FIELD_CHANGED, old.name)

    def _object(self, one: ObjectId, role: Role | None) -> Iterator[Finding]:
        """What is found of an object that none of the above has looked into."""
        if role is None:
            yield Finding(Kind.OBJECT_CHANGED)
        elif role.part is Part.FIELD and any(field.id == one for field in self._fields):
            return
        elif role.part in _OF_A_PART:
            kind = _OF_A_PART[role.part]
            yield Finding(kind, role.subject if kind in _WITH_SUBJECT else "")

    def _is_another_tree(self) -> bool:
        """Whether what pages inherit may be something else."""
        parts = (self._roles[one].part for one in self._changed if one in self._roles)
        before, after = self._old.Root.get("/Pages"), self._new.Root.get("/Pages")
        return Part.PAGE_TREE in parts or object_id(before) != object_id(after)


def _ids(notes: object) -> list[ObjectId]:
    return [object_id(note) for note in notes] if isinstance(notes, pikepdf.Array) else []


def _dictionary(value: object) -> pikepdf.Object:
    return value if isinstance(value, pikepdf.Dictionary) else pikepdf.Dictionary()


def _is_script(action: object) -> bool:
    return isinstance(action, pikepdf.Dictionary) and str(action.get("/S")) in _SCRIPTS
