"""Taking a Word file apart and putting it together otherwise, as an attacker would."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping

from lxml import etree

TYPES = "[Content_Types].xml"
ROOT_RELATIONS = "_rels/.rels"
RELATIONS = "word/_rels/document.xml.rels"
SIGNATURE = "_xmlsignatures/sig1.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Change = Callable[[str], str]


def parts(content: bytes) -> dict[str, bytes]:
    """The parts by name, in the order of the file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(made: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", packing) as archive:
        for name, data in made.items():
            archive.writestr(zipfile.ZipInfo(name), data, packing)
    return content.getvalue()


def changed(content: bytes, name: str, change: Change) -> bytes:
    """`content` with the text of one part changed; a change that changes nothing is a mistake."""
    made = parts(content)
    before = made[name].decode()
    after = change(before)
    assert after != before, f"{name} did not change"
    return packed({**made, name: after.encode()})


def replaced(old: str, new: str) -> Change:
    return lambda text: text.replace(old, new, 1)


def with_parts(content: bytes, **added: bytes) -> bytes:
    """`content` with more parts; "__" in a keyword stands for a slash, "_0" for a full stop."""
    names = {key.replace("__", "/").replace("_0", "."): data for key, data in added.items()}
    return packed({**parts(content), **names})


def without(content: bytes, *names: str) -> bytes:
    made = parts(content)
    for name in names:
        del made[name]
    return packed(made)


def related(
    content: bytes, kind: str, target: str, *, source: str = RELATIONS, mode: str = ""
) -> bytes:
    """`content` with one more relationship, before all others."""
    external = f' TargetMode="{mode}"' if mode else ""
    tag = f'<Relationship Id="rIdX1" Type="{kind}" Target="{target}"{external}/>'
    return changed(
        content, source, lambda text: re.sub(r"(<Relationships[^>]*>)", rf"\1{tag}", text, count=1)
    )


def typed(content: bytes, part: str, content_type: str) -> bytes:
    """`content` with the content type of one more part."""
    tag = f'<Override PartName="{part}" ContentType="{content_type}"/></Types>'
    return changed(content, TYPES, replaced("</Types>", tag))


def signature(content: bytes) -> etree._Element:
    return etree.fromstring(parts(content)[SIGNATURE])


def with_signature(content: bytes, root: etree._Element) -> bytes:
    return packed({**parts(content), SIGNATURE: etree.tostring(root)})
