"""The one sheet for Qt's own controls, generated from the colours; every state is written out."""

from som_editor.ui.measures import px
from som_editor.ui.tokens import Tokens


def stylesheet(tokens: Tokens) -> str:
    """The sheet for a theme at the text scale in use."""
    return "\n".join(
        (
            _buttons(tokens),
            _tools(tokens),
            _fields(tokens),
            _lists(tokens),
            _menus(tokens),
            _bars(tokens),
        )
    )


def _buttons(t: Tokens) -> str:
    return f"""
QPushButton {{
    min-height: {px(30)}px; padding: 0 {px(13)}px; border: 1px solid {t.edge};
    border-radius: 5px; background: {t.paper}; color: {t.text};
}}
QPushButton:hover {{ background: {t.chip}; }}
QPushButton:pressed, QPushButton:checked {{ background: {t.soft}; }}
QPushButton:disabled {{ color: {t.disabled}; }}
QPushButton[role="small"] {{ min-height: {px(26)}px; padding: 0 {px(10)}px; }}
QPushButton[role="primary"] {{
    background: {t.accent}; border-color: {t.accent}; color: {t.on_accent}; font-weight: 600;
}}
QPushButton[role="primary"]:hover {{ background: {_mixed(t.accent, t.paper, 0.88)}; }}
QPushButton[role="primary"]:pressed {{ background: {_mixed(t.accent, t.paper, 0.76)}; }}
QPushButton[role="primary"]:disabled {{
    background: {t.line}; border-color: {t.line}; color: {t.text3};
}}
QPushButton[role="quiet"] {{
    border-color: transparent; background: transparent; color: {t.accent}; padding: 0 {px(8)}px;
}}
QPushButton[role="quiet"]:hover {{ background: {t.chip}; }}
QPushButton[role="quiet"]:pressed {{ background: {t.soft}; }}
QPushButton[role="quiet"]:checked {{ background: {t.soft}; border-color: {t.accent}; }}
QPushButton[role="quiet"]:disabled {{ color: {t.disabled}; }}
QPushButton[role="link"] {{
    border: none; background: transparent; color: {t.accent}; text-decoration: underline;
    padding: 0; min-height: {px(24)}px; text-align: left;
}}
QPushButton[role="link"]:hover {{ color: {t.text}; }}
QPushButton[role="link"]:disabled {{ color: {t.disabled}; }}
"""


def _tools(t: Tokens) -> str:
    return f"""
QToolButton {{
    min-width: {px(28)}px; min-height: {px(28)}px; padding: 0 0px; margin: 0;
    border: 1px solid transparent; border-radius: 5px; background: transparent; color: {t.text};
}}
QToolButton[size="narrow"] {{ min-width: {px(22)}px; }}
QToolButton[words="true"] {{ padding: 0 {px(7)}px; }}
QToolButton:hover {{ background: {t.chip}; }}
QToolButton:pressed, QToolButton:checked {{ background: {t.soft}; border-color: {t.edge}; }}
QToolButton:disabled {{ color: {t.disabled}; background: transparent; }}
QToolButton::menu-indicator {{ image: none; }}
"""


def _fields(t: Tokens) -> str:
    return f"""
QLineEdit, QPlainTextEdit {{
    min-height: {px(30)}px; padding: 0 {px(8)}px; border: 1px solid {t.edge}; border-radius: 4px;
    background: {t.paper}; color: {t.text};
    selection-background-color: {t.selection}; selection-color: {t.selected_text};
}}
QLineEdit[size="small"] {{ min-height: {px(28)}px; }}
QLineEdit QToolButton {{ min-width: 0; min-height: 0; padding: 0; border: none; }}
QLineEdit:hover {{ border-color: {t.text2}; }}
QLineEdit:focus, QPlainTextEdit:focus {{
    border: 2px solid {t.focus}; padding: 0 {px(8) - 1}px; min-height: {px(30) - 2}px;
}}
QLineEdit[size="small"]:focus {{ min-height: {px(28) - 2}px; }}
QLineEdit[wrong="true"] {{ border: 2px solid {t.conflict.line}; padding: 0 {px(8) - 1}px; }}
QLineEdit:disabled, QLineEdit:read-only {{ background: {t.panel}; color: {t.text2}; }}
QLineEdit:disabled {{ color: {t.disabled}; }}
QPlainTextEdit {{ padding: {px(5)}px {px(4)}px; }}
QPlainTextEdit:focus {{ padding: {px(5) - 1}px {px(4) - 1}px; }}
QComboBox {{
    min-height: {px(28)}px; padding: 0 {px(8)}px 0 {px(10)}px; border: 1px solid {t.edge};
    border-radius: 5px; background: {t.paper}; color: {t.text};
}}
QComboBox:hover {{ background: {t.chip}; }}
QComboBox:on {{ background: {t.soft}; }}
QComboBox:disabled {{ color: {t.disabled}; }}
QComboBox::drop-down {{ border: none; width: {px(26)}px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{
    border: 1px solid {t.edge}; background: {t.paper}; color: {t.text}; outline: none;
    padding: 4px; selection-background-color: {t.soft}; selection-color: {t.text};
}}
QComboBox QAbstractItemView::item {{ min-height: {px(29)}px; padding: 0 {px(6)}px; }}
"""


def _lists(t: Tokens) -> str:
    return f"""
QHeaderView {{ background: {t.paper}; border: none; }}
QHeaderView::section {{
    background: {t.paper}; color: {t.text2}; border: none; border-bottom: 1px solid {t.line};
    padding: 0 {px(14)}px; min-height: {px(35)}px;
}}
QHeaderView::section:hover {{ background: {t.chip}; }}
QAbstractItemView {{ outline: none; }}
QListWidget::item {{ padding: 0 {px(6)}px; border-radius: 4px; color: {t.text}; }}
QListWidget::item:hover {{ background: {t.chip}; }}
QListWidget::item:selected {{ background: {t.soft}; color: {t.text}; }}
QTabBar {{ background: transparent; border: none; }}
QTabBar::tab {{
    background: transparent; color: {t.text2}; padding: 0 {px(9)}px; min-height: {px(34)}px;
    border: none; border-top: 3px solid transparent; border-bottom: 3px solid transparent;
}}
QTabBar::tab:hover {{ background: {t.chip}; }}
QTabBar::tab:selected {{ color: {t.text}; border-bottom-color: {t.accent}; font-weight: 600; }}
QTabBar::tab:disabled {{ color: {t.disabled}; }}
"""


def _menus(t: Tokens) -> str:
    return f"""
QMenuBar {{ background: {t.panel}; color: {t.text}; border: none; padding: 0 6px; }}
QMenuBar::item {{ background: transparent; padding: {px(3)}px {px(9)}px; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {t.chip}; }}
QMenuBar::item:pressed {{ background: {t.soft}; }}
QMenu {{ background: {t.paper}; color: {t.text}; border: 1px solid {t.edge}; padding: 5px; }}
QMenu::item {{
    padding: {px(5)}px {px(24)}px {px(5)}px {px(10)}px; border-radius: 4px; margin: 0;
    min-height: {px(19)}px;
}}
QMenu::item:selected {{ background: {t.soft}; }}
QMenu::item:disabled {{ color: {t.disabled}; }}
QMenu::icon {{ padding-left: {px(8)}px; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 5px {px(8)}px; }}
QToolTip {{
    background: {t.paper}; color: {t.text}; border: 1px solid {t.edge}; padding: 4px 6px;
}}
"""


def _bars(t: Tokens) -> str:
    handle = _mixed(t.edge, t.panel, 0.6) if t.name != "contrast" else t.edge
    return f"""
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: 14px; }}
QScrollBar:horizontal {{ height: 14px; }}
QScrollBar::handle {{ background: {handle}; border-radius: 4px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 34px; }}
QScrollBar::handle:horizontal {{ min-width: 34px; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {t.edge}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _mixed(first: str, second: str, share: float) -> str:
    """`share` of `first` and the rest of `second`."""
    channels = (
        round(share * int(first[at : at + 2], 16) + (1 - share) * int(second[at : at + 2], 16))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02X}" for channel in channels)
