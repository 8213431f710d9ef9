"""Files that were made of the library's versions, found again when they are verified."""

import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from som_editor.library import open_library
from tests.certificates import PASSWORD, Authorities
from tests.cli.conftest import SOM, Run, assert_one_sentence
from tests.signing.docx_signature_attacks import removed_signature


@pytest.fixture
def root(tmp_path: Path, authorities: Authorities, monkeypatch: pytest.MonkeyPatch) -> str:
    for label in ("p256", "rsa"):
        (tmp_path / f"{label}.p12").write_bytes(authorities.pkcs12(label))
    monkeypatch.setenv("PASSWORD", PASSWORD)
    path = tmp_path / "root.pem"
    path.write_bytes(authorities.root_pem())
    return str(path)


@pytest.fixture
def shelf(tmp_path: Path, run: Run) -> str:
    """A library with SOM 3.0 in it."""
    location = str(tmp_path / "proef.somlib")
    assert run("import", SOM, "--library", location).code == 0
    return location


def identity(folder: Path, label: str = "p256") -> tuple[str, ...]:
    return ("--sign", str(folder / f"{label}.p12"), "--password-env", "PASSWORD")


def exported(run: Run, shelf: str, target: Path, *more: str) -> Path:
    with open_library(shelf) as library:
        (listing,) = library.documents()
        document = listing.id
    outcome = run("export", f"{shelf}#{document}", "-o", str(target), *more)
    assert outcome.code == 0, outcome.err
    return target


def verified(run: Run, file: Path, shelf: str, root: str) -> dict[str, Any]:
    outcome = run("verify", str(file), "--trust", root, "--library", shelf, "--format", "json")
    read: dict[str, Any] = json.loads(outcome.out)
    assert outcome.code == (0 if read["valid"] else 1)
    return read


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
def test_a_file_that_was_made_here_is_known_to_the_byte(
    run: Run, tmp_path: Path, shelf: str, root: str, ending: str
) -> None:
    file = exported(run, shelf, tmp_path / f"som{ending}", *identity(tmp_path))
    read = verified(run, file, shelf, root)
    assert read["valid"]
    register = read["register"]
    assert register["known"] == "same_file"
    assert (register["number"], register["signatures"], register["missing"]) == ("3.0", 1, [])
    text = run("verify", str(file), "--trust", root, "--library", shelf).out
    assert "In de bibliotheek\n" in text
    assert "Het bestand is gelijk aan dat in het register." in text


def test_a_file_of_elsewhere_is_not_known(run: Run, tmp_path: Path, shelf: str, root: str) -> None:
    target = tmp_path / "elders.docx"
    run("export", SOM, "-o", str(target), *identity(tmp_path))
    read = verified(run, target, shelf, root)
    assert read["register"]["known"] == "unknown"
    assert read["valid"]


def test_without_a_library_the_register_says_nothing(run: Run, tmp_path: Path, root: str) -> None:
    target = tmp_path / "elders.docx"
    run("export", SOM, "-o", str(target), *identity(tmp_path))
    read = json.loads(run("verify", str(target), "--trust", root, "--format", "json").out)
    assert read["register"] is None


def test_a_library_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "som.docx"
    run("export", SOM, "-o", str(file))
    assert_one_sentence(run("verify", str(file), "--library", str(tmp_path / "weg.somlib")))


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
def test_a_second_signature_that_was_taken_off_is_missed(
    run: Run, tmp_path: Path, shelf: str, root: str, ending: str
) -> None:
    prepared = ("--fields", "Bestuurder,GMR") if ending == ".pdf" else ()
    first = ("--field", "Bestuurder") if ending == ".pdf" else ()
    second = ("--field", "GMR") if ending == ".pdf" else ()
    file = exported(run, shelf, tmp_path / f"som{ending}", *identity(tmp_path), *prepared, *first)
    once = file.read_bytes()
    both = tmp_path / f"beide{ending}"
    outcome = run(
        "sign", str(file), *identity(tmp_path, "rsa"), *second, "-o", str(both), "--library", shelf
    )
    assert (outcome.code, outcome.err) == (0, "")
    assert verified(run, both, shelf, root)["register"]["signatures"] == 2
    stripped = tmp_path / f"gestript{ending}"
    stripped.write_bytes(once)
    read = verified(run, stripped, shelf, root)
    assert not read["valid"]
    assert read["register"]["missing"] == [{"signer": "Testbestuurder RSA", "role": ""}]
    assert "number_differs" in [one["code"] for one in read["warnings"]]


def test_who_is_still_to_sign_is_told(run: Run, tmp_path: Path, shelf: str, root: str) -> None:
    file = exported(
        run, shelf, tmp_path / "som.pdf", *identity(tmp_path),
        "--fields", "Bestuurder,GMR", "--field", "Bestuurder",
    )  # fmt: skip
    read = verified(run, file, shelf, root)
    assert read["register"]["awaited"] == ["GMR"]
    assert read["valid"]


def test_a_file_that_nobody_signed_yet_awaits_all(
    run: Run, tmp_path: Path, shelf: str, root: str
) -> None:
    file = exported(run, shelf, tmp_path / "som.pdf", "--fields", "Bestuurder,GMR")
    register = verified(run, file, shelf, root)["register"]
    assert (register["awaited"], register["signatures"]) == (["Bestuurder", "GMR"], None)


def test_a_stripped_word_file_is_missed_by_what_it_says_of_itself(
    run: Run, tmp_path: Path, shelf: str, root: str
) -> None:
    file = exported(run, shelf, tmp_path / "som.docx", *identity(tmp_path))
    bare = tmp_path / "kaal.docx"
    bare.write_bytes(removed_signature(file.read_bytes()))
    read = verified(run, bare, shelf, root)
    register = read["register"]
    assert (register["known"], register["signatures"]) == ("same_text", 1)
    assert register["missing"] == [{"signer": "Testbestuurder", "role": ""}]
    assert not read["valid"]


def test_another_text_under_the_name_of_a_version_is_told(
    run: Run, tmp_path: Path, shelf: str, root: str
) -> None:
    file = exported(run, shelf, tmp_path / "som.pdf")
    forged = tmp_path / "vals.pdf"
    with pikepdf.open(file) as pdf:
        packet = pdf.Root.Metadata.read_bytes()
        fingerprint = verified(run, file, shelf, root)["register"]["fingerprint"].encode()
        assert fingerprint in packet
        pdf.Root.Metadata.write(packet.replace(fingerprint, b"0" * 64))
        pdf.save(forged)
    run("sign", str(forged), *identity(tmp_path), "-o", str(forged))
    read = verified(run, forged, shelf, root)
    assert read["register"]["known"] == "other_text"
    assert read["facts"]["metadata"] == "no"
    assert not read["valid"]


def test_a_file_signed_elsewhere_of_a_version_here_is_known_by_its_text(
    run: Run, tmp_path: Path, shelf: str, root: str
) -> None:
    file = exported(run, shelf, tmp_path / "som.docx")
    signed = tmp_path / "getekend.docx"
    run("sign", str(file), *identity(tmp_path), "-o", str(signed))
    read = verified(run, signed, shelf, root)
    assert read["register"]["known"] == "same_text"
    assert read["valid"]
