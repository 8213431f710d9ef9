import ast
from collections.abc import Iterator
from pathlib import Path

from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "som_editor"


def imported_by(module: Path) -> Iterator[str]:
    """What `module` imports by name, wherever in it the import stands."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def test_every_layer_imports_only_what_it_may() -> None:
    assert lint_imports(str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True) == 0


def test_qt_is_imported_in_the_window_and_nowhere_else() -> None:
    with_qt = {
        module.relative_to(PACKAGE).parts[0]
        for module in PACKAGE.rglob("*.py")
        if any(name.partition(".")[0] == "PySide6" for name in imported_by(module))
    }
    assert with_qt == {"ui"}
