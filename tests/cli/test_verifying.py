import json
from pathlib import Path

import pytest

from tests.certificates import PASSWORD, Authorities
from tests.cli.conftest import SOM, Run, assert_one_sentence


@pytest.fixture
def root(tmp_path: Path, authorities: Authorities, monkeypatch: pytest.MonkeyPatch) -> str:
    """A file with who is trusted; beside it the files of signers, their password in PASSWORD."""
    for label in ("p256", "rsa", "expired", "early", "weak"):
        (tmp_path / f"{label}.p12").write_bytes(authorities.pkcs12(label))
    monkeypatch.setenv("PASSWORD", PASSWORD)
    path = tmp_path / "root.pem"
    path.write_bytes(authorities.root_pem())
    return str(path)


def signed(run: Run, folder: Path, *more: str) -> Path:
    """SOM 3.0 as a signed Word file."""
    target = folder / "som.docx"
    identity = str(folder / "p256.p12")
    outcome = run(
        "export", SOM, "-o", str(target), "--sign", identity, "--password-env", "PASSWORD", *more
    )
    assert outcome.code == 0
    return target


def test_what_was_exported_and_signed_is_found_in_order(
    run: Run, tmp_path: Path, root: str, authorities: Authorities
) -> None:
    file = signed(run, tmp_path, "--role", "Bestuurder", "--timestamp", authorities.tsa)
    outcome = run("verify", str(file), "--trust", root, "--online")
    assert outcome.code == 0
    assert outcome.out.startswith("De tekst is echt en compleet.\n")
    assert "Testbestuurder, Bestuurder" in outcome.out


def test_a_file_that_exists_gets_a_second_signature(run: Run, tmp_path: Path, root: str) -> None:
    file = signed(run, tmp_path)
    before = file.read_bytes()
    identity = str(tmp_path / "rsa.p12")
    outcome = run(
        "sign", str(file), "--sign", identity, "--password-env", "PASSWORD",
        "--role", "Voorzitter GMR", "--reason", "Instemming",
    )  # fmt: skip
    two = tmp_path / "som-ondertekend.docx"
    assert outcome.out == f"{two}\n"
    assert file.read_bytes() == before
    read = json.loads(run("verify", str(two), "--trust", root, "--format", "json").out)
    assert [one["signer"] for one in read["signatures"]] == ["Testbestuurder", "Testbestuurder RSA"]
    assert read["valid"] is True
    assert run("verify", str(file), "--trust", root, "--signatures", "2").code == 1


def test_the_answer_is_no_for_what_nobody_signed_or_nobody_trusts(
    run: Run, tmp_path: Path, root: str
) -> None:
    file = signed(run, tmp_path)
    assert run("verify", str(file)).code == 1
    plain = tmp_path / "plat.docx"
    run("export", SOM, "-o", str(plain))
    outcome = run("verify", str(plain), "--trust", root)
    assert outcome.code == 1
    assert outcome.out.startswith("Dit bestand is niet ondertekend.\n")


def test_what_cannot_be_checked_gets_one_sentence(run: Run, tmp_path: Path, root: str) -> None:
    file = signed(run, tmp_path)
    rubbish = tmp_path / "rommel.docx"
    rubbish.write_bytes(b"geen zip")
    for arguments in (
        ("verify",),
        ("verify", str(tmp_path / "weg.docx")),
        ("verify", str(tmp_path / "a.pdf")),
        ("verify", str(rubbish)),
        ("verify", str(file), "--trust", str(rubbish)),
        ("verify", str(file), "--trust", str(tmp_path / "weg.pem")),
        ("verify", str(file), "--format", "xml"),
    ):
        assert_one_sentence(run(*arguments))


@pytest.mark.parametrize("label", ["expired", "early", "weak"])
def test_a_certificate_of_no_use_leaves_no_file(
    label: str, run: Run, tmp_path: Path, root: str
) -> None:
    target = tmp_path / "nieuw.docx"
    identity = str(tmp_path / f"{label}.p12")
    outcome = run(
        "export", SOM, "-o", str(target), "--sign", identity, "--password-env", "PASSWORD"
    )
    assert_one_sentence(outcome)
    assert not target.exists()


def test_a_server_that_is_not_there_leaves_the_old_file(
    run: Run, tmp_path: Path, root: str
) -> None:
    target = tmp_path / "som.docx"
    target.write_bytes(b"oud")
    outcome = run(
        "export", SOM, "-o", str(target), "--sign", str(tmp_path / "p256.p12"),
        "--password-env", "PASSWORD", "--timestamp", "http://127.0.0.1:1",
    )  # fmt: skip
    assert_one_sentence(outcome)
    assert target.read_bytes() == b"oud"


def exported(run: Run, folder: Path, *more: str) -> Path:
    """SOM 3.0 as a PDF, made with `more`."""
    target = folder / "som.pdf"
    assert run("export", SOM, "-o", str(target), *more).code == 0
    return target


def as_somebody(folder: Path, label: str, *more: str) -> tuple[str, ...]:
    return ("--sign", str(folder / f"{label}.p12"), "--password-env", "PASSWORD", *more)


def test_board_and_council_sign_a_pdf_one_after_the_other(
    run: Run, tmp_path: Path, root: str
) -> None:
    file = exported(run, tmp_path, "--fields", "Bestuurder,GMR", "--visible")
    one, two = tmp_path / "een.pdf", tmp_path / "twee.pdf"
    council = as_somebody(tmp_path, "p256", "--role", "Voorzitter", "--field", "GMR")
    assert run("sign", str(file), *council, "-o", str(one)).code == 0
    half = json.loads(
        run("verify", str(one), "--trust", root, "--signatures", "2", "--format", "json").out
    )
    assert half["valid"] is False
    assert ["field_open", "Bestuurder"] in [
        [found["code"], found["subject"]] for found in half["warnings"]
    ]
    board = as_somebody(tmp_path, "rsa", "--role", "Bestuurder")
    assert run("sign", str(one), *board, "-o", str(two)).code == 0
    outcome = run("verify", str(two), "--trust", root, "--signatures", "2")
    assert outcome.code == 0
    assert "Testbestuurder RSA, Bestuurder" in outcome.out


def test_a_pdf_takes_the_proof_along_that_nothing_was_revoked(
    run: Run, tmp_path: Path, root: str, authorities: Authorities
) -> None:
    more = ("--long-term", "--trust", root, "--timestamp", authorities.tsa, "--visible")
    file = exported(run, tmp_path, *as_somebody(tmp_path, "p256", *more))
    read = json.loads(run("verify", str(file), "--trust", root, "--format", "json").out)
    assert read["valid"] is True
    assert read["revocation"] == "good"
    assert read["facts"] == dict.fromkeys(
        ("content", "coverage", "signer", "time", "metadata"), "yes"
    )
    assert read["warnings"] == []


def test_what_only_a_pdf_can_is_not_asked_of_word(run: Run, tmp_path: Path, root: str) -> None:
    for more in (
        ("--fields", "Bestuurder"),
        ("--visible",),
        ("--field", "GMR"),
        as_somebody(tmp_path, "p256", "--visible"),
        as_somebody(tmp_path, "p256", "--long-term"),
    ):
        assert_one_sentence(run("export", SOM, "-o", str(tmp_path / "som.docx"), *more))
        assert not (tmp_path / "som.docx").exists()


def test_a_hostile_or_locked_pdf_gets_one_sentence(run: Run, tmp_path: Path, root: str) -> None:
    many = tmp_path / "veel.pdf"
    many.write_bytes(b"%PDF-1.7\n" + b"1 0 obj\n<</ByteRange [0 1 2 3]>>\nendobj\n" * 10_000)
    assert_one_sentence(run("verify", str(many), "--trust", root))
