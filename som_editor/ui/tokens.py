"""The colours of the three themes. Colour means change: outside the marks all is ink on paper."""

from typing import NamedTuple


class MarkColours(NamedTuple):
    """How one sort of change is marked: the ground, the words, the line under or through them."""

    ground: str
    text: str
    line: str


class Tokens(NamedTuple):
    """The colours of one theme, as #RRGGBB, named for what they are for."""

    name: str
    desk: str
    panel: str
    paper: str
    text: str
    text2: str
    text3: str
    disabled: str
    line: str
    edge: str
    accent: str
    on_accent: str
    soft: str
    chip: str
    focus: str
    hatch: str
    selection: str
    selected_text: str
    inserted: MarkColours
    deleted: MarkColours
    moved: MarkColours
    renamed: MarkColours
    conflict: MarkColours
    remark: MarkColours


LIGHT = Tokens(
    name="light",
    desk="#E8ECED",
    panel="#F5F7F7",
    paper="#FFFFFF",
    text="#172022",
    text2="#465357",
    text3="#586669",
    line="#D3DADB",
    edge="#728286",
    accent="#0F4C55",
    on_accent="#FFFFFF",
    soft="#D9E7E9",
    chip="#EBF2F3",
    focus="#0F4C55",
    hatch="#D5DCDD",
    disabled="#768386",
    selection="#BCDADF",
    selected_text="#172022",
    inserted=MarkColours("#D8E7FB", "#0B4287", "#1D63BE"),
    deleted=MarkColours("#FCE4CF", "#7D3800", "#B85A08"),
    moved=MarkColours("#E9E2F7", "#53308A", "#7650B8"),
    renamed=MarkColours("#E6EAEA", "#3B484B", "#667579"),
    conflict=MarkColours("#FADFE5", "#8E1038", "#BF2B57"),
    remark=MarkColours("#FFF0B3", "#4F3F00", "#8A6D00"),
)

DARK = Tokens(
    name="dark",
    desk="#12181A",
    panel="#1A2224",
    paper="#1F282B",
    text="#E6ECED",
    text2="#B3C0C2",
    text3="#A1B0B3",
    line="#303C3F",
    edge="#7C8D91",
    accent="#8FCBD3",
    on_accent="#0A2226",
    soft="#24434A",
    chip="#27393D",
    focus="#8FCBD3",
    hatch="#465459",
    disabled="#7A8A8E",
    selection="#2B5B64",
    selected_text="#E6ECED",
    inserted=MarkColours("#17385F", "#BBD8FF", "#6FAAF2"),
    deleted=MarkColours("#4E2C0E", "#FFD2A6", "#E8934A"),
    moved=MarkColours("#3A2B5C", "#DCCBFF", "#A98AE6"),
    renamed=MarkColours("#2E3A3D", "#C5D0D2", "#8FA0A4"),
    conflict=MarkColours("#5A1B30", "#FFC7D6", "#EE7599"),
    remark=MarkColours("#4A3E12", "#FFE69A", "#CDAA3A"),
)

CONTRAST = Tokens(
    name="contrast",
    desk="#000000",
    panel="#000000",
    paper="#000000",
    text="#FFFFFF",
    text2="#FFFFFF",
    text3="#E0E0E0",
    line="#FFFFFF",
    edge="#FFFFFF",
    accent="#7FE3F0",
    on_accent="#000000",
    soft="#003B42",
    chip="#002A2F",
    focus="#FFE600",
    hatch="#8A8A8A",
    disabled="#B8B8B8",
    selection="#7FE3F0",
    selected_text="#000000",
    inserted=MarkColours("#00234D", "#B8DAFF", "#7FBCFF"),
    deleted=MarkColours("#402000", "#FFD9B0", "#FFAE57"),
    moved=MarkColours("#2B1A52", "#E6D6FF", "#CBA8FF"),
    renamed=MarkColours("#262626", "#FFFFFF", "#FFFFFF"),
    conflict=MarkColours("#4A0019", "#FFD0DC", "#FF8FAB"),
    remark=MarkColours("#332B00", "#FFF3A8", "#FFE24D"),
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}
