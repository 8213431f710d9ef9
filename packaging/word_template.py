"""Builds templates/word/house.docx, the house style of Word exports, from packaging/word/.

Run it after changing anything there (`python packaging/word_template.py`); it needs fonttools
(`pip install fonttools`) to cut the embedded fonts down to the characters of European languages.
"""

import io
import re
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCES = Path(__file__).parent / "word"
TEMPLATE = ROOT / "templates" / "word" / "house.docx"

PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package.rels.xml",
    "docProps/app.xml": "app.xml",
    "docProps/core.xml": "core.xml",
    "word/_rels/document.xml.rels": "document.rels.xml",
    "word/document.xml": "document.xml",
    "word/fontTable.xml": "fontTable.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
    "word/theme/theme1.xml": "theme1.xml",
}
"""The name of each part in the package, and of its source."""

FONTS = (
    "SourceSerif4_400Regular.ttf",
    "SourceSerif4_700Bold.ttf",
    "SourceSerif4_400Regular_Italic.ttf",
    "SourceSans3_400Regular.ttf",
    "SourceSans3_700Bold.ttf",
)
"""In the order of the `r:id`s in fontTable.xml."""

CHARACTERS = (
    (0x20, 0x24F),  # Latin with all its accents
    (0x2BB, 0x2DD),
    (0x300, 0x30C),
    (0x2000, 0x206F),  # dashes, quotes, spaces
    (0x20AC, 0x20AC),
    (0x2116, 0x2122),
    (0x2190, 0x2193),
    (0x2212, 0x2265),
    (0x25A0, 0x25CF),
    (0x2713, 0x2713),
)
FEATURES = ("kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum")
OBFUSCATED = 32
"""Bytes at the start of an embedded font that its key hides."""

_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


def main() -> None:
    """Write the template and say how large it is."""
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_bytes(template())
    print(f"{TEMPLATE.relative_to(ROOT)}: {TEMPLATE.stat().st_size // 1000} kB")


def template() -> bytes:
    """The template as a Word file."""
    parts = {name: part(source) for name, source in PARTS.items()}
    parts["word/_rels/fontTable.xml.rels"] = _font_relationships()
    keys = font_keys(parts["word/fontTable.xml"])
    for position, (name, key) in enumerate(zip(FONTS, keys, strict=True), 1):
        font = _subset(ROOT / "resources" / "fonts" / name)
        parts[f"word/fonts/font{position}.odttf"] = obfuscated(font, key)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, content_of in parts.items():
            info = zipfile.ZipInfo(name, _FIXED_DATE)
            info.create_system = 0
            package.writestr(info, content_of, zipfile.ZIP_DEFLATED, 9)
    return content.getvalue()


def part(source: str) -> bytes:
    """The part that `source` holds, with the same line ends whatever the system's."""
    return (SOURCES / source).read_text(encoding="utf-8").encode()


def font_keys(font_table: bytes) -> list[str]:
    """The GUIDs of the embedded fonts, in order."""
    return re.findall(r'w:fontKey="\{(.+?)\}"', font_table.decode())


def obfuscated(font: bytes, key: str) -> bytes:
    """`font` as Word embeds it: its first bytes mixed with the GUID `key` (ECMA-376 part 4)."""
    secret = bytes.fromhex(key.replace("-", ""))[::-1]
    start = bytes(byte ^ secret[place % 16] for place, byte in enumerate(font[:OBFUSCATED]))
    return start + font[OBFUSCATED:]


def _subset(path: Path) -> bytes:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(path, recalcTimestamp=False)
    options = subset.Options(layout_features=list(FEATURES), hinting=True, name_IDs=["*"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(
        unicodes=[code for first, last in CHARACTERS for code in range(first, last + 1)]
    )
    subsetter.subset(font)
    content = io.BytesIO()
    font.save(content)
    return content.getvalue()


def _font_relationships() -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
    lines = "".join(
        f'\n  <Relationship Id="rId{position}" Type="{kind}" Target="fonts/font{position}.odttf"/>'
        for position in range(1, len(FONTS) + 1)
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Relationships xmlns="{namespace}">{lines}\n</Relationships>\n'
    ).encode()


if __name__ == "__main__":
    main()
