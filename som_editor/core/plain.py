"""A value as plain data for JSON, without what is as usual: equal values give equal data.

The encoder of msgspec leaves a default out only where it is the very same object, so that two equal
values could give different bytes; fingerprints and stored bytes need one form for one value.
"""

from typing import Any

import msgspec


def plain(value: Any) -> Any:
    """`value` with structs as dictionaries, their defaults left out, and sets in order."""
    if isinstance(value, msgspec.Struct):
        return _fields(value)
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(plain(item) for item in value)
    return value


def _fields(value: msgspec.Struct) -> dict[str, Any]:
    config = value.__struct_config__
    fields: dict[str, Any] = {}
    if config.tag_field is not None:
        fields[config.tag_field] = config.tag
    usual = [msgspec.NODEFAULT] * len(value.__struct_fields__) + list(value.__struct_defaults__)
    for name, key, default in zip(
        value.__struct_fields__,
        value.__struct_encode_fields__,
        usual[len(value.__struct_defaults__) :],
        strict=True,
    ):
        one = getattr(value, name)
        if not config.omit_defaults or default is msgspec.NODEFAULT or one != default:
            fields[key] = plain(one)
    return fields
