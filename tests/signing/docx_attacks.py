"""What somebody without the signer's key may try on a signed Word file; gives the new bytes."""

import io
import re
import zipfile

from som_editor.signing.docx.names import (
    CORE_PROPERTIES,
    THUMBNAIL,
)
from som_editor.signing.docx.names import SIGNATURE as SIGNATURE_RELATION
from tests.signing.packages import (
    OFFICE,
    RELATIONS,
    ROOT_RELATIONS,
    TYPES,
    changed,
    packed,
    parts,
    related,
    replaced,
    typed,
    with_parts,
    without,
)
from tests.writers.docx_samples import png

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TEXT = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


# the text, and what it looks like


def changed_word(signed: bytes) -> bytes:
    return changed(signed, "word/document.xml", replaced("Medewerkers", "Leidinggevenden"))


def changed_style(signed: bytes) -> bytes:
    return changed(signed, "word/styles.xml", replaced("<w:style ", "<w:style w:hidden='1' "))


def changed_numbering(signed: bytes) -> bytes:
    return changed(signed, "word/numbering.xml", replaced('w:val="decimal"', 'w:val="bullet"'))


def changed_header(signed: bytes) -> bytes:
    return changed(signed, "word/header1.xml", replaced("</w:hdr>", "<w:p/></w:hdr>"))


def replaced_image(signed: bytes) -> bytes:
    return packed({**parts(signed), "word/media/image1.png": png(9, 9)})


def removed_part(signed: bytes) -> bytes:
    return without(signed, "word/theme/theme1.xml")


def swapped_custom_xml(signed: bytes) -> bytes:
    return changed(signed, "customXml/item1.xml", replaced("<Version>4.0", "<Version>5.0"))


# what was not there


def added_part(signed: bytes) -> bytes:
    return with_parts(signed, word__extra_0xml=TEXT)


def added_comments(signed: bytes) -> bytes:
    made = with_parts(signed, word__comments_0xml=TEXT.replace(b"document", b"comments"))
    made = typed(made, "/word/comments.xml", f"{WORD}.comments+xml")
    return related(made, f"{OFFICE}/comments", "comments.xml")


def added_macros(signed: bytes) -> bytes:
    made = with_parts(signed, word__vbaProject_0bin=b"macro")
    made = typed(made, "/word/vbaProject.bin", "application/vnd.ms-office.vbaProject")
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    return related(made, kind, "vbaProject.bin")


def second_document(signed: bytes) -> bytes:
    made = with_parts(signed, word__document2_0xml=TEXT)
    made = typed(made, "/word/document2.xml", f"{WORD}.document.main+xml")
    kind = f"{OFFICE}/officeDocument"
    return related(made, kind, "word/document2.xml", source=ROOT_RELATIONS)


def added_relationship(signed: bytes) -> bytes:
    return related(signed, f"{OFFICE}/attachedTemplate", "styles.xml")


def external_image(signed: bytes) -> bytes:
    return related(signed, f"{OFFICE}/image", "https://example.org/x.png", mode="External")


def external_template(signed: bytes) -> bytes:
    address = "https://example.org/x.dotm"
    made = with_parts(
        signed,
        word___rels__settings_0xml_0rels=(
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{OFFICE}/attachedTemplate" Target="{address}"'
            ' TargetMode="External"/></Relationships>'
        ).encode(),
    )
    assert "word/_rels/settings.xml.rels" in parts(made)
    return made


def retargeted_relationship(signed: bytes) -> bytes:
    return changed(signed, RELATIONS, replaced('Target="styles.xml"', 'Target="numbering.xml"'))


def retargeted_link(signed: bytes) -> bytes:
    return changed(signed, RELATIONS, replaced("https://example.org", "https://example.com"))


def changed_content_type(signed: bytes) -> bytes:
    main = "application/vnd.ms-word.document.macroEnabled.main+xml"
    return changed(signed, TYPES, replaced(f"{WORD}.document.main+xml", main))


def dropped_content_type(signed: bytes) -> bytes:
    return changed(
        signed,
        TYPES,
        lambda text: re.sub(r'<Override PartName="/word/styles.xml"[^>]*/>', "", text),
    )


def second_default_type(signed: bytes) -> bytes:
    tag = '<Default Extension="XML" ContentType="text/html"/></Types>'
    return changed(signed, TYPES, replaced("</Types>", tag))


def origin_in_the_text(signed: bytes) -> bytes:
    """The text is made to lead to the signature, so that its relationships look like no text's."""
    made = changed(
        signed, ROOT_RELATIONS, replaced("_xmlsignatures/origin.sigs", "word/document.xml")
    )
    made = related(made, SIGNATURE_RELATION, "/_xmlsignatures/sig1.xml")
    made = changed(made, RELATIONS, replaced('"rIdX1"', '"rIdX2"'))
    return added_relationship(made)


def properties_in_the_relationships(signed: bytes) -> bytes:
    """What is exempt, as thumbnails are, is made to point at the relationships of the text."""
    target = "word/_rels/document.xml.rels"
    made = related(signed, THUMBNAIL, target, source=ROOT_RELATIONS)
    return added_relationship(made)


def another_base(signed: bytes) -> bytes:
    """Every relationship leads elsewhere, though none of them changed."""
    return changed(signed, RELATIONS, replaced("<Relationships ", '<Relationships xml:base="/x/" '))


def second_custom_properties(signed: bytes) -> bytes:
    made = with_parts(signed, docProps__custom2_0xml=parts(signed)["docProps/custom.xml"])
    kind = f"{OFFICE}/custom-properties"
    return related(made, kind, "docProps/custom2.xml", source=ROOT_RELATIONS)


def lost_entry(signed: bytes) -> bytes:
    """The list of the zip file says that a part is larger than the file."""
    place = signed.rindex(b"PK\x01\x02") + 20
    return signed[:place] + (len(signed) * 2).to_bytes(4, "little") + signed[place + 4 :]


def second_core_properties(signed: bytes) -> bytes:
    made = with_parts(signed, docProps__core2_0xml=parts(signed)["docProps/core.xml"])
    return related(made, CORE_PROPERTIES, "docProps/core2.xml", source=ROOT_RELATIONS)


# the zip file around it


def duplicate_entry(signed: bytes) -> bytes:
    content = io.BytesIO(signed)
    with zipfile.ZipFile(content, "a") as archive:
        info = zipfile.ZipInfo("word/document.xml")
        archive.NameToInfo.pop("word/document.xml")  # or Python would warn
        archive.writestr(info, TEXT)
    return content.getvalue()


def entry_in_another_case(signed: bytes) -> bytes:
    return packed({**parts(signed), "Word/Document.xml": TEXT})


def escaped_entry(signed: bytes) -> bytes:
    return packed({**parts(signed), "word/%64ocument.xml": TEXT})


def data_in_front(signed: bytes) -> bytes:
    return b"%PDF-1.7 een heel ander bestand" + signed


def data_behind(signed: bytes) -> bytes:
    return signed + b"nog meer"


def hidden_entry(signed: bytes) -> bytes:
    """An entry that only a reader finds who reads from the front."""
    first = packed({"word/document.xml": TEXT})
    return first[: first.index(b"PK\x01\x02")] + signed
