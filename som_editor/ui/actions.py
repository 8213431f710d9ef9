"""One table of actions: what can be done, what it is called, its keys, its icon, its menu."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolButton, QWidget

from som_editor.i18n import _
from som_editor.ui.icons import beside_words, icon

Std = QKeySequence.StandardKey
Keys = str | QKeySequence.StandardKey


class ActionId(StrEnum):
    """What can be asked of the window."""

    NEW = "new"
    IMPORT = "import"
    SAVE_VERSION = "save_version"
    EXPORT = "export"
    PRINT = "print"
    PROFILE = "profile"
    OWN_CERTIFICATE = "own_certificate"
    SIGN_FILE = "sign_file"
    VERIFY = "verify"
    TRUSTED = "trusted"
    DUTCH = "dutch"
    ENGLISH = "english"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    HISTORY = "history"
    CUT = "cut"
    COPY = "copy"
    PASTE = "paste"
    PASTE_PLAIN = "paste_plain"
    SELECT_ALL = "select_all"
    FIND = "find"
    FIND_NEXT = "find_next"
    FIND_PREVIOUS = "find_previous"
    REPLACE = "replace"
    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    LINK = "link"
    OPEN_LINK = "open_link"
    SMART_TYPING = "smart_typing"
    START = "start"
    WRITE = "write"
    COMPARE = "compare"
    VERSIONS = "versions"
    PUBLISH = "publish"
    OUTLINE = "outline"
    INSPECTOR = "inspector"
    NEXT_PANE = "next_pane"
    SYSTEM_THEME = "system_theme"
    LIGHT_THEME = "light_theme"
    DARK_THEME = "dark_theme"
    CONTRAST_THEME = "contrast_theme"
    LARGER = "larger"
    SMALLER = "smaller"
    NORMAL_SIZE = "normal_size"
    PAGE_LARGER = "page_larger"
    PAGE_SMALLER = "page_smaller"
    PAGE_NORMAL = "page_normal"
    FOCUS = "focus"
    ADD_SECTION = "add_section"
    INSERT_TABLE = "insert_table"
    INSERT_IMAGE = "insert_image"
    MAKE_FIELD = "make_field"
    INSERT_FIELD = "insert_field"
    INSERT_REFERENCE = "insert_reference"
    MAKE_REFERENCE = "make_reference"
    FOLLOW_REFERENCE = "follow_reference"
    ADD_DEFINITION = "add_definition"
    SORT_DEFINITIONS = "sort_definitions"
    SHOW_TERMS = "show_terms"
    PARAGRAPH = "paragraph"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    GUIDELINE = "guideline"
    BULLET = "bullet"
    QUOTE = "quote"
    NOTE = "note"
    SPEAKER = "speaker"
    MOVE_UP = "move_up"
    MOVE_DOWN = "move_down"
    PROMOTE = "promote"
    DEMOTE = "demote"
    DELETE = "delete"
    PLAIN_SECTION = "plain_section"
    INTRODUCTION = "introduction"
    GUIDELINES = "guidelines"
    EXAMPLES = "examples"
    BACKGROUND = "background"
    APPENDIX = "appendix"
    ROW_ABOVE = "row_above"
    ROW_BELOW = "row_below"
    COLUMN_BEFORE = "column_before"
    COLUMN_BEHIND = "column_behind"
    ROW_UP = "row_up"
    ROW_DOWN = "row_down"
    COLUMN_LEFT = "column_left"
    COLUMN_RIGHT = "column_right"
    HEADER_ROW = "header_row"
    CAPTION = "caption"
    DELETE_ROW = "delete_row"
    DELETE_COLUMN = "delete_column"
    DELETE_TABLE = "delete_table"
    DESCRIBE_IMAGE = "describe_image"
    REPLACE_IMAGE = "replace_image"
    COMPARE_WITH = "compare_with"
    SWAP_SIDES = "swap_sides"
    CHANGE_REPORT = "change_report"
    PREVIOUS_CHANGE = "previous_change"
    NEXT_CHANGE = "next_change"
    SHOW_CHANGES = "show_changes"
    BACK_TO_BEFORE = "back_to_before"
    ADD_COMMENT = "add_comment"
    COMMENTS = "comments"
    PREVIOUS_COMMENT = "previous_comment"
    NEXT_COMMENT = "next_comment"
    TAKE_OVER = "take_over"
    REASON = "reason"
    IMPORTANT = "important"
    PARTNER = "partner"
    HELP = "help"
    KEYS = "keys"
    ABOUT = "about"


class Spec(NamedTuple):
    """An action of the table; `group` names actions of which one is on, "check" one by itself."""

    id: ActionId
    text: str
    keys: tuple[Keys, ...] = ()
    icon: str = ""
    group: str = ""


Part = Spec | None | tuple[str, tuple[Spec, ...]]
"""A line of a menu: an action, a separator, or a submenu."""


class Actions:
    """The actions of one window, by id; the menus show them in the order of the table."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        self._groups: dict[str, QActionGroup] = {}
        self._actions = {spec.id: self._made(spec) for spec in _specs()}

    def __getitem__(self, action: ActionId) -> QAction:
        return self._actions[action]

    def enable(self, *actions: ActionId, on: bool) -> None:
        """Allow `actions`, or not."""
        for action in actions:
            self._actions[action].setEnabled(on)

    def say(self, action: ActionId, words: str) -> None:
        """Call `action` by `words`, which say what it would do now; the tooltip too."""
        self._actions[action].setText(words)
        self._actions[action].setToolTip(_tooltip(self._actions[action], words))

    def fill(self, bar: QMenuBar | QMenu) -> None:
        """Put every menu of the table into `bar`."""
        for title, parts in menus():
            menu = bar.addMenu(title)
            for part in parts:
                self._add(menu, part)

    def button(self, action: ActionId, *, words: bool = False) -> QToolButton:
        """A tool button for `action`; without words, its tooltip has the name and the keys."""
        button = QToolButton()
        button.setDefaultAction(self._actions[action])
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if words:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setProperty("words", "true")
            beside_words(button)
        return button

    def _add(self, menu: QMenu, part: Part) -> None:
        match part:
            case None:
                menu.addSeparator()
            case Spec():
                menu.addAction(self._actions[part.id])
            case (title, specs):
                submenu = menu.addMenu(title)
                for spec in specs:
                    submenu.addAction(self._actions[spec.id])

    def _made(self, spec: Spec) -> QAction:
        action = QAction(spec.text, self._owner)
        action.setObjectName(spec.id.value)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        if spec.icon:
            action.setIcon(icon(spec.icon))
        action.setToolTip(_tooltip(action, spec.text.rstrip("…")))
        if spec.group:
            action.setCheckable(True)
        if spec.group not in ("", "check"):
            self._group(spec.group).addAction(action)
        self._owner.addAction(action)
        return action

    def _group(self, name: str) -> QActionGroup:
        if name not in self._groups:
            self._groups[name] = QActionGroup(self._owner)
        return self._groups[name]


def _tooltip(action: QAction, name: str) -> str:
    """`name` with the keys of `action`."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{name} ({keys})" if keys else name


def menus() -> tuple[tuple[str, tuple[Part, ...]], ...]:
    """The menus from left to right, each with its lines."""
    return (
        (_("Bestand"), _file()),
        (_("Bewerken"), _edit()),
        (_("Beeld"), _view()),
        (_("Invoegen"), _insert()),
        (_("Structuur"), _structure()),
        (_("Controleren"), _review()),
        (_("Help"), _help()),
    )


def _specs() -> Iterator[Spec]:
    for _title, parts in menus():
        for part in parts:
            match part:
                case Spec():
                    yield part
                case (_, specs):
                    yield from specs


def _file() -> tuple[Part, ...]:
    return (
        Spec(ActionId.NEW, _("Nieuw protocol…"), (Std.New,), "file-plus"),
        Spec(ActionId.IMPORT, _("Document importeren…"), (Std.Open,), "file-down"),
        None,
        Spec(ActionId.SAVE_VERSION, _("Nieuwe versie opslaan…"), (Std.Save,), "save"),
        Spec(ActionId.EXPORT, _("Exporteren…"), ("Ctrl+Shift+E",), "file-output"),
        Spec(ActionId.SIGN_FILE, _("Bestand ondertekenen…"), (), "pen-tool"),
        Spec(ActionId.PRINT, _("Wijzigingsrapport afdrukken…"), (Std.Print,), "printer"),
        None,
        Spec(ActionId.PROFILE, _("Jij en je organisatie…")),
        Spec(ActionId.OWN_CERTIFICATE, _("Eigen certificaat maken…")),
        (
            _("Taal"),
            (
                Spec(ActionId.DUTCH, "Nederlands", group="language"),
                Spec(ActionId.ENGLISH, "English", group="language"),
            ),
        ),
        None,
        Spec(ActionId.QUIT, _("Afsluiten"), (Std.Quit,)),
    )


def _edit() -> tuple[Part, ...]:
    return (
        Spec(ActionId.UNDO, _("Ongedaan maken"), (Std.Undo,), "undo-2"),
        Spec(ActionId.REDO, _("Opnieuw"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo-2"),
        Spec(ActionId.HISTORY, _("Meer stappen terug…"), ("Ctrl+Alt+Z",), "history"),
        None,
        Spec(ActionId.CUT, _("Knippen"), (Std.Cut,)),
        Spec(ActionId.COPY, _("Kopiëren"), (Std.Copy,), "copy"),
        Spec(ActionId.PASTE, _("Plakken"), (Std.Paste,)),
        Spec(ActionId.PASTE_PLAIN, _("Plakken zonder opmaak"), ("Ctrl+Alt+V",)),
        Spec(ActionId.SELECT_ALL, _("Alles selecteren"), (Std.SelectAll,)),
        None,
        Spec(ActionId.FIND, _("Zoeken…"), (Std.Find,), "search"),
        Spec(ActionId.FIND_NEXT, _("Volgende vindplaats"), ("F3",), "chevron-down"),
        Spec(ActionId.FIND_PREVIOUS, _("Vorige vindplaats"), ("Shift+F3",), "chevron-up"),
        Spec(ActionId.REPLACE, _("Vervangen…"), ("Ctrl+H",), "replace"),
        None,
        Spec(ActionId.BOLD, _("Vet"), (Std.Bold,), "bold", "check"),
        Spec(ActionId.ITALIC, _("Cursief"), (Std.Italic,), "italic", "check"),
        Spec(ActionId.UNDERLINE, _("Onderstreept"), (Std.Underline,), "underline", "check"),
        None,
        Spec(ActionId.SMART_TYPING, _("Slim typen"), group="check"),
    )


def _view() -> tuple[Part, ...]:
    return (
        Spec(ActionId.START, _("Start"), ("Ctrl+1",), "house", "place"),
        Spec(ActionId.WRITE, _("Schrijven"), ("Ctrl+2",), "pen-line", "place"),
        Spec(ActionId.COMPARE, _("Vergelijken"), ("Ctrl+3",), "columns-2", "place"),
        Spec(ActionId.VERSIONS, _("Versies"), ("Ctrl+4",), "git-commit-horizontal", "place"),
        Spec(ActionId.PUBLISH, _("Publiceren"), ("Ctrl+5",), "file-output", "place"),
        None,
        Spec(ActionId.OUTLINE, _("Overzicht"), ("Ctrl+Shift+O",), "list-tree", "check"),
        Spec(ActionId.INSPECTOR, _("Gegevens"), ("Ctrl+Shift+G",), "panel-right-open", "check"),
        Spec(ActionId.NEXT_PANE, _("Volgend deel van het venster"), ("F6",)),
        Spec(ActionId.FOCUS, _("Focus"), ("F11", "Ctrl+Shift+F11"), "focus", "check"),
        None,
        (
            _("Kleuren"),
            (
                Spec(ActionId.SYSTEM_THEME, _("Als het systeem"), group="theme"),
                Spec(ActionId.LIGHT_THEME, _("Licht"), group="theme"),
                Spec(ActionId.DARK_THEME, _("Donker"), group="theme"),
                Spec(ActionId.CONTRAST_THEME, _("Hoog contrast"), group="theme"),
            ),
        ),
        Spec(ActionId.LARGER, _("Tekst groter"), ("Ctrl++", "Ctrl+=")),
        Spec(ActionId.SMALLER, _("Tekst kleiner"), ("Ctrl+-",)),
        Spec(ActionId.NORMAL_SIZE, _("Gewone tekstgrootte"), ("Ctrl+0",)),
        Spec(ActionId.PAGE_LARGER, _("Pagina groter"), ("Ctrl+Alt++", "Ctrl+Alt+=")),
        Spec(ActionId.PAGE_SMALLER, _("Pagina kleiner"), ("Ctrl+Alt+-",)),
        Spec(ActionId.PAGE_NORMAL, _("Gewone paginagrootte")),
    )


def _insert() -> tuple[Part, ...]:
    return (
        Spec(ActionId.ADD_SECTION, _("Sectie…"), ("Ctrl+Shift+N",), "heading"),
        Spec(ActionId.INSERT_TABLE, _("Tabel…"), ("Ctrl+F12",), "table"),
        Spec(ActionId.INSERT_IMAGE, _("Afbeelding…"), ("Ctrl+Shift+I",), "image"),
        None,
        Spec(ActionId.INSERT_FIELD, _("Veld invoegen…"), ("Ctrl+Shift+D",), "braces"),
        Spec(ActionId.MAKE_FIELD, _("Selectie tot veld maken…"), ("Ctrl+Shift+F",), "braces"),
        Spec(ActionId.LINK, _("Koppeling…"), ("Ctrl+K",), "link"),
        Spec(ActionId.OPEN_LINK, _("Koppeling openen"), ("Ctrl+Shift+K",)),
        None,
        Spec(
            ActionId.INSERT_REFERENCE, _("Kruisverwijzing…"), ("Ctrl+Shift+X",), "corner-down-right"
        ),
        Spec(ActionId.MAKE_REFERENCE, _("Selectie tot verwijzing maken")),
        Spec(ActionId.FOLLOW_REFERENCE, _("Verwijzing volgen"), ("Ctrl+Shift+J",), "arrow-right"),
        None,
        Spec(ActionId.ADD_DEFINITION, _("Begrip toevoegen…"), ("Ctrl+Shift+B",), "plus"),
        Spec(ActionId.SORT_DEFINITIONS, _("Begrippen sorteren")),
        Spec(ActionId.SHOW_TERMS, _("Begrippen in de tekst aanwijzen"), (), "", "check"),
        None,
        Spec(ActionId.ADD_COMMENT, _("Opmerking maken…"), ("Ctrl+Alt+M",), "message-square-plus"),
    )


def _structure() -> tuple[Part, ...]:
    return (
        Spec(ActionId.PARAGRAPH, _("Alinea"), ("Ctrl+Alt+0",), "pilcrow", "style"),
        Spec(ActionId.HEADING_1, _("Kop 1"), ("Ctrl+Alt+1",), "heading", "style"),
        Spec(ActionId.HEADING_2, _("Kop 2"), ("Ctrl+Alt+2",), "", "style"),
        Spec(ActionId.HEADING_3, _("Kop 3"), ("Ctrl+Alt+3",), "", "style"),
        Spec(ActionId.GUIDELINE, _("Richtlijn"), ("Ctrl+Alt+4",), "list-ordered", "style"),
        Spec(ActionId.BULLET, _("Punt"), ("Ctrl+Alt+5",), "list", "style"),
        Spec(ActionId.QUOTE, _("Citaat"), ("Ctrl+Alt+6",), "quote", "style"),
        Spec(ActionId.NOTE, _("Noot"), ("Ctrl+Alt+7",), "sticky-note", "style"),
        Spec(ActionId.SPEAKER, _("Spreker van het citaat"), ("Ctrl+Alt+8",)),
        None,
        Spec(ActionId.MOVE_UP, _("Omhoog"), ("Alt+Shift+Up",), "arrow-up"),
        Spec(ActionId.MOVE_DOWN, _("Omlaag"), ("Alt+Shift+Down",), "arrow-down"),
        Spec(ActionId.PROMOTE, _("Niveau hoger"), ("Alt+Shift+Left",), "indent-decrease"),
        Spec(ActionId.DEMOTE, _("Niveau lager"), ("Alt+Shift+Right",), "indent-increase"),
        Spec(ActionId.DELETE, _("Verwijderen"), ("Ctrl+Shift+Del",), "trash-2"),
        None,
        (
            _("Soort sectie"),
            (
                Spec(ActionId.PLAIN_SECTION, _("Gewone sectie"), group="section_kind"),
                Spec(ActionId.INTRODUCTION, _("Inleiding"), group="section_kind"),
                Spec(ActionId.GUIDELINES, _("Richtlijnen"), group="section_kind"),
                Spec(ActionId.EXAMPLES, _("Voorbeelden"), group="section_kind"),
                Spec(ActionId.BACKGROUND, _("Achtergrond"), group="section_kind"),
                Spec(ActionId.APPENDIX, _("Bijlage"), group="section_kind"),
            ),
        ),
        (_("Tabel"), _table()),
        (_("Afbeelding"), _image()),
    )


def _table() -> tuple[Spec, ...]:
    below, behind = "between-horizontal-end", "between-vertical-end"
    return (
        Spec(ActionId.ROW_ABOVE, _("Rij erboven invoegen"), ("Ctrl+Alt+Up",)),
        Spec(ActionId.ROW_BELOW, _("Rij eronder invoegen"), ("Ctrl+Alt+Down",), below),
        Spec(ActionId.COLUMN_BEFORE, _("Kolom links invoegen"), ("Ctrl+Alt+Left",)),
        Spec(ActionId.COLUMN_BEHIND, _("Kolom rechts invoegen"), ("Ctrl+Alt+Right",), behind),
        Spec(ActionId.ROW_UP, _("Rij omhoog")),
        Spec(ActionId.ROW_DOWN, _("Rij omlaag")),
        Spec(ActionId.COLUMN_LEFT, _("Kolom naar links")),
        Spec(ActionId.COLUMN_RIGHT, _("Kolom naar rechts")),
        Spec(ActionId.HEADER_ROW, _("Kopregel"), (), "panel-top", "check"),
        Spec(ActionId.CAPTION, _("Bijschrift schrijven")),
        Spec(ActionId.DELETE_ROW, _("Rij verwijderen")),
        Spec(ActionId.DELETE_COLUMN, _("Kolom verwijderen")),
        Spec(ActionId.DELETE_TABLE, _("Tabel verwijderen"), (), "trash-2"),
    )


def _image() -> tuple[Spec, ...]:
    return (
        Spec(ActionId.DESCRIBE_IMAGE, _("Beschrijving en bijschrift…"), (), "image"),
        Spec(ActionId.REPLACE_IMAGE, _("Andere afbeelding kiezen…"), (), "replace"),
    )


def _review() -> tuple[Part, ...]:
    return (
        Spec(ActionId.COMPARE_WITH, _("Vergelijken met…"), ("Ctrl+Shift+V",), "columns-2"),
        Spec(ActionId.SWAP_SIDES, _("Oud en nieuw verwisselen"), (), "arrow-left-right"),
        Spec(ActionId.CHANGE_REPORT, _("Wijzigingsrapport…"), ("Ctrl+Shift+R",), "file-output"),
        None,
        Spec(ActionId.PREVIOUS_CHANGE, _("Vorige wijziging"), ("F7", "Alt+Up"), "chevron-up"),
        Spec(ActionId.NEXT_CHANGE, _("Volgende wijziging"), ("F8", "Alt+Down"), "chevron-down"),
        Spec(ActionId.SHOW_CHANGES, _("Wijzigingen tonen"), ("Ctrl+Shift+W",), "", "check"),
        Spec(ActionId.BACK_TO_BEFORE, _("Blok terug naar de vorige versie"), ("Ctrl+Alt+T",)),
        None,
        Spec(ActionId.COMMENTS, _("Opmerkingen"), ("Ctrl+Shift+M",), "message-square"),
        Spec(ActionId.PREVIOUS_COMMENT, _("Vorige opmerking"), ("Shift+F7",)),
        Spec(ActionId.NEXT_COMMENT, _("Volgende opmerking"), ("Shift+F8",)),
        None,
        Spec(ActionId.TAKE_OVER, _("Overnemen in het concept"), ("Ctrl+T",), "arrow-right"),
        Spec(ActionId.REASON, _("Toelichting…"), ("Ctrl+Shift+T",), "message-square-plus"),
        Spec(ActionId.IMPORTANT, _("Belangrijk"), ("Ctrl+M",), "flag", "check"),
        Spec(ActionId.PARTNER, _("Hoort bij…"), ("Ctrl+Shift+H",), "link"),
        None,
        Spec(ActionId.VERIFY, _("Handtekening controleren…"), (), "badge-check"),
        Spec(ActionId.TRUSTED, _("Wie je vertrouwt…")),
    )


def _help() -> tuple[Part, ...]:
    return (
        Spec(ActionId.HELP, _("Hulp"), ("F1",), "book-open-check"),
        Spec(ActionId.KEYS, _("Sneltoetsen")),
        None,
        Spec(ActionId.ABOUT, _("Over SOM Editor")),
    )
