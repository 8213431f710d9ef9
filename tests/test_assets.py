import ast
from collections.abc import Iterator
from pathlib import Path

from som_editor import assets

PACKAGE = Path(assets.__file__).parent
FINDERS = {"resource": assets.resource, "template": assets.template}


def named_in_the_code() -> Iterator[Path]:
    """Each asset that a call of `resource` or `template` spells out."""
    for module in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            parts = [part.value for part in node.args if isinstance(part, ast.Constant)]
            if called in FINDERS and parts and len(parts) == len(node.args):
                yield FINDERS[called](*map(str, parts))


def test_a_checkout_finds_its_own_resources_and_templates() -> None:
    assert assets.resource() == PACKAGE.parent / "resources"
    assert assets.template() == PACKAGE.parent / "templates"


def test_every_asset_that_the_code_names_is_there() -> None:
    named = set(named_in_the_code())
    assert named
    assert [path for path in sorted(named) if not path.exists()] == []


def test_work_of_others_has_its_licence_beside_it() -> None:
    for folder in ("fonts", "icons"):
        assert list(assets.resource(folder).glob("LICENSE-*.txt"))
