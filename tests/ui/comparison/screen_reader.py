"""What a screen reader hears of a program, told as JSON; run by the system's own Python.

`python3 screen_reader.py PROGRAM LIST COMMAND…` starts COMMAND, waits for the list called LIST in
the program called PROGRAM, and prints its items: role, name, states.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402 -- the version is chosen first

PATIENCE_SECONDS = 40
STATES = {"selected": Atspi.StateType.SELECTED, "focused": Atspi.StateType.FOCUSED}


def find(node: Any, wanted: Callable[[Any], bool], depth: int = 0) -> Any:
    """The first descendant of `node` for which `wanted` holds."""
    if wanted(node):
        return node
    for at in range(node.get_child_count() if depth < 30 else 0):
        child = node.get_child_at_index(at)
        found = find(child, wanted, depth + 1) if child is not None else None
        if found is not None:
            return found
    return None


def the_list(program: str, name: str) -> Any:
    """The list called `name`, once it has items."""

    def wanted(node: Any) -> bool:
        return bool(node.get_role_name() == "list" and node.get_name() == name)

    desktop = Atspi.get_desktop(0)
    for at in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(at)
        if application is not None and application.get_name() == program:
            found = find(application, wanted)
            if found is not None and found.get_child_count():
                return found
    return None


def items(node: Any) -> list[dict[str, Any]]:
    """The items of the list as plain values."""
    told = []
    for at in range(node.get_child_count()):
        item = node.get_child_at_index(at)
        states = item.get_state_set()
        told.append(
            {
                "role": item.get_role_name(),
                "name": item.get_name(),
                "states": [name for name, state in STATES.items() if states.contains(state)],
            }
        )
    return told


def waited_for(asked: Callable[[], Any]) -> Any:
    """What `asked` gives once it gives anything."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            found = asked()
        except gi.repository.GLib.Error:  # the program is still building its window
            found = None
        if found:
            return found
        time.sleep(0.2)
    return None


def main(program: str, name: str, *command: str) -> None:
    """Print what is heard."""
    Atspi.init()
    with subprocess.Popen(command) as running:
        try:
            node = waited_for(lambda: the_list(program, name))
            sys.stdout.write(json.dumps(items(node) if node else None) + "\n")
        finally:
            running.terminate()


main(*sys.argv[1:])
