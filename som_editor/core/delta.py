"""What an older value has that a newer one has not: enough to have the older one back.

For frozen structs and tuples that share their unchanged parts. Kept in place of the older value it
takes as little as what changed, however large the whole is.
"""

from typing import Any, TypeVar

import msgspec

_Struct = TypeVar("_Struct", bound=msgspec.Struct)


class Delta(msgspec.Struct, frozen=True):
    """The fields of the older value that are not those of the newer one."""

    fields: tuple[tuple[str, Any], ...]


class _Splice(msgspec.Struct, frozen=True):
    """In place of the items of a tuple but the first `head` and the last `tail`: `items`."""

    head: int
    tail: int
    items: tuple[Any, ...]


def delta(older: _Struct, newer: _Struct) -> Delta:
    """What turns `newer` into `older`; both are of one type."""
    fields = []
    for name in older.__struct_fields__:
        was, is_now = getattr(older, name), getattr(newer, name)
        if was is not is_now:
            fields.append((name, _change(was, is_now)))
    return Delta(tuple(fields))


def restored(newer: _Struct, change: Delta) -> _Struct:
    """The older value that `change` was taken from; what both share is the same object."""
    fields = {name: _undone(getattr(newer, name), part) for name, part in change.fields}
    return msgspec.structs.replace(newer, **fields)


def _change(was: Any, is_now: Any) -> Any:
    if type(was) is not type(is_now):
        return was
    if isinstance(was, tuple):
        return _splice(was, is_now)
    return delta(was, is_now) if isinstance(was, msgspec.Struct) else was


def _undone(is_now: Any, part: Any) -> Any:
    match part:
        case Delta():
            return restored(is_now, part)
        case _Splice(head=head, tail=tail, items=items):
            return is_now[:head] + items + is_now[len(is_now) - tail :]
        case _:
            return part


def _splice(was: tuple[Any, ...], is_now: tuple[Any, ...]) -> _Splice:
    most = min(len(was), len(is_now))
    head = next((at for at in range(most) if was[at] is not is_now[at]), most)
    most -= head
    tail = next((at for at in range(most) if was[-1 - at] is not is_now[-1 - at]), most)
    return _Splice(head, tail, was[head : len(was) - tail])
