import datetime as dt
from pathlib import Path

import msgspec
import pytest

from som_editor.core.codec import encode
from som_editor.core.comments import Anchor, Comment, CommentId
from som_editor.readers import read
from som_editor.signing.demonstration import make_demonstration
from tests.build import NOW, new_ids
from tests.cli.conftest import SOM, Run, assert_one_sentence


@pytest.fixture
def identity(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A demonstration identity, its password in PASSWORD."""
    made = make_demonstration(dt.datetime.now(dt.UTC))
    path = tmp_path / "demonstratie.p12"
    path.write_bytes(made.pkcs12)
    monkeypatch.setenv("PASSWORD", made.password)
    monkeypatch.setenv("WRONG", "onjuist")
    return str(path)


@pytest.mark.parametrize(
    ("name", "start"), [("a.docx", b"PK"), ("a.pdf", b"%PDF-1.7"), ("a.json", b'{"format"')]
)
def test_the_ending_says_what_is_made(run: Run, tmp_path: Path, name: str, start: bytes) -> None:
    outcome = run("export", SOM, "--output", str(tmp_path / name))
    assert (outcome.code, outcome.out) == (0, f"{tmp_path / name}\n")
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_pdf_is_signed_while_it_is_made(run: Run, tmp_path: Path, identity: str) -> None:
    target = tmp_path / "som.pdf"
    outcome = run(
        "export", SOM, "-o", str(target), "--sign", identity, "--password-env", "PASSWORD",
        "--role", "Bestuurder",
    )  # fmt: skip
    assert outcome.code == 0
    assert b"ETSI.CAdES.detached" in target.read_bytes()


def test_a_pdf_that_exists_is_signed_beside_it(run: Run, tmp_path: Path, identity: str) -> None:
    plain = tmp_path / "som.pdf"
    run("export", SOM, "-o", str(plain))
    before = plain.read_bytes()
    outcome = run("sign", str(plain), "--sign", identity, "--password-env", "PASSWORD")
    assert outcome.out == f"{tmp_path / 'som-ondertekend.pdf'}\n"
    assert plain.read_bytes() == before


def test_a_wrong_password_leaves_nothing(run: Run, tmp_path: Path, identity: str) -> None:
    target = tmp_path / "som.pdf"
    for variable in ("WRONG", "ABSENT"):
        outcome = run(
            "export", SOM, "-o", str(target), "--sign", identity, "--password-env", variable
        )
        assert_one_sentence(outcome)
    assert not target.exists()


def test_what_cannot_be_made_gets_one_sentence(run: Run, tmp_path: Path, identity: str) -> None:
    for arguments in (
        ("export", SOM, "-o", str(tmp_path / "a.wav")),
        ("export", SOM),
        ("export", SOM, "-o", str(tmp_path)),
        ("export", SOM, "-o", str(tmp_path / "weg" / "a.pdf")),
        ("export", SOM, "-o", str(tmp_path / "a.pdf"), "--role", "Bestuurder"),
        ("export", SOM, "-o", str(tmp_path / "a.json"), "--sign", identity,
         "--password-env", "PASSWORD"),
        ("export", SOM, "-o", str(tmp_path / "a.pdf"), "--comments"),
        ("sign", SOM, "--sign", identity, "--password-env", "PASSWORD"),
        ("sign", str(tmp_path / "weg.pdf"), "--sign", identity, "--password-env", "PASSWORD"),
    ):  # fmt: skip
        assert_one_sentence(run(*arguments))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["demonstratie.p12"]


def test_what_is_exported_is_never_written_over(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "protocol.docx"
    assert run("export", SOM, "--output", str(source)).code == 0
    before = source.read_bytes()
    assert_one_sentence(run("export", str(source), "--output", str(source), "--body-only"))
    assert source.read_bytes() == before


def test_comments_go_along_on_request_only(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "met.json"
    version = read(Path(SOM), now=NOW, new_id=new_ids()).version
    comment = Comment(
        CommentId("c"), Anchor(version.document.blocks[0].id), "Testpersoon", NOW, "Klopt dit?"
    )
    source.write_bytes(encode(msgspec.structs.replace(version, comments=(comment,))))
    for ending in ("docx", "json"):
        without, kept = tmp_path / f"zonder.{ending}", tmp_path / f"mee.{ending}"
        assert run("export", str(source), "-o", str(without)).code == 0
        assert run("export", str(source), "-o", str(kept), "--comments").code == 0
        assert read(without, now=NOW, new_id=new_ids()).version.comments == ()
        assert [one.text for one in read(kept, now=NOW, new_id=new_ids()).version.comments] == [
            "Klopt dit?"
        ]
