"""SOM 3.0 as a policy officer restructured it: what was done to it is known to the letter."""

import msgspec

from som_editor.core.document import Block, Document, Role, Text, TextBlock, Unnumbered

MERGED = (
    "Medewerkers van Stichting SOM delen kennis en andere waardevolle informatie, maar publiceren "
    "geen vertrouwelijke informatie op social media."
)
REWORDED = (
    "Bij twijfel over een bericht of over de raakvlakken met Stichting SOM overleggen medewerkers "
    "eerst met hun leidinggevende."
)


def guidelines(document: Document) -> list[TextBlock]:
    return [
        block
        for block in document.blocks
        if isinstance(block, TextBlock) and block.role is Role.GUIDELINE
    ]


def restructured(document: Document) -> Document:
    """1 and 3 made one, 7 dropped, 8 moved up and reworded, the numbers turned to bullets."""
    replace = msgspec.structs.replace
    one, two, _three, four, five, six, _seven, eight, nine, ten = guidelines(document)
    kept = [
        replace(one, inlines=(Text(MERGED),)),
        replace(eight, inlines=(Text(REWORDED),)),
        *(two, four, five, six, nine, ten),
    ]
    bullets: list[Block] = [
        replace(block, role=Role.BULLET, numbering=Unnumbered()) for block in kept
    ]
    first = document.blocks.index(one)
    return replace(
        document, blocks=(*document.blocks[:first], *bullets, *document.blocks[first + 10 :])
    )
