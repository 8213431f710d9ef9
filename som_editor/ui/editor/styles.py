"""The styles of the toolbar and what they make of a block."""

from collections.abc import Sequence

from som_editor.core.document import Block, Role, TextBlock
from som_editor.ui.actions import ActionId

STYLES: dict[ActionId, tuple[Role, int]] = {
    ActionId.PARAGRAPH: (Role.PARAGRAPH, 1),
    ActionId.HEADING_1: (Role.HEADING, 1),
    ActionId.HEADING_2: (Role.HEADING, 2),
    ActionId.HEADING_3: (Role.HEADING, 3),
    ActionId.GUIDELINE: (Role.GUIDELINE, 1),
    ActionId.BULLET: (Role.BULLET, 1),
    ActionId.QUOTE: (Role.QUOTE, 1),
    ActionId.NOTE: (Role.NOTE, 1),
}
"""Each style as the role and level that it gives a block, in the order of the menus."""

LISTS = (ActionId.GUIDELINE, ActionId.BULLET)
"""Styles that are taken off again when they are chosen a second time."""


def style_of(block: Block) -> ActionId | None:
    """The style of `block`; None for a table or an image."""
    if not isinstance(block, TextBlock):
        return None
    level = block.level if block.role is Role.HEADING else 1
    return next(style for style, made in STYLES.items() if made == (block.role, level))


def common_style(blocks: Sequence[Block]) -> ActionId | None:
    """The style that all of `blocks` have; None where there are several."""
    styles = {style_of(block) for block in blocks}
    return styles.pop() if len(styles) == 1 else None
