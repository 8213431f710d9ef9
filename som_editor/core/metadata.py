"""What the text itself says of itself. What happened to a version is in `core.lifecycle`."""

import msgspec


class Metadata(msgspec.Struct, frozen=True, omit_defaults=True):
    """Title, publisher and responsibility; an empty string means that the text does not say."""

    title: str = ""
    organisation: str = ""
    kenmerk: str = ""
    owner: str = ""
    drawn_up_by: str = ""
    based_on: str = ""
    language: str = "nl-NL"
