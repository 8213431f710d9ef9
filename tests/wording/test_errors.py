import ast
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import som_editor
from som_editor.core import errors
from som_editor.core.errors import (
    Ambiguous,
    CannotSign,
    CannotTypeset,
    FileReason,
    IdentityProblem,
    IdentityReason,
    InvalidEdit,
    KeyringProblem,
    KeyringReason,
    LibraryProblem,
    LibraryReason,
    NotFound,
    SigningReason,
    SomError,
    TimestampProblem,
    TimestampReason,
    TokenProblem,
    TokenReason,
    UnknownFormat,
    UnreadableFile,
    UnreadableFormat,
    UnwritableFile,
    WrongUse,
)
from som_editor.readers import READABLE
from som_editor.use_cases.publishing import FORMATS
from som_editor.wording.errors import describe

PACKAGE = Path(som_editor.__file__).parent
PATH = Path("/map/proef.txt")
NOT_THIS_WORD = "Dit soort Word-bestanden lezen kan deze versie niet"
NOT_THIS_LIBREOFFICE = "Dit soort LibreOffice-bestanden lezen kan deze versie niet"
CHOOSE_ANOTHER = "kies het Word-bestand of een PDF met herkende tekst"
NOT_THIS = "Dit soort bestanden lezen kan deze versie niet"
KNOWN = ".docx, .odt, .pdf, .txt, .md, .markdown, .html, .htm, .json"
KEYED = ("WrongUse", "InvalidEdit", "NotFound")


def keys_in_source() -> Iterator[tuple[str, str]]:
    """The (error, key) of every place in the program that raises an error with a key."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id in KEYED and node.args:
                for part in ast.walk(node.args[0]):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield node.func.id, part.value


KEYS = sorted(set(keys_in_source()))


def keyed(name: str, key: str, value: str) -> SomError:
    kind: type[WrongUse | InvalidEdit | NotFound] = getattr(errors, name)
    return kind(key, value)


def every_error() -> list[SomError]:
    """One of each sort, with and without its details."""
    details = ("", "3", "Device not ready.")
    found: list[SomError] = []
    for reason, detail in product(FileReason, details):
        if reason is FileReason.TOO_LARGE and not detail:
            continue  # the limit always goes with it
        for path in (PATH, Path("x.json"), Path("/")):
            found += [UnreadableFile(path, reason, detail), UnwritableFile(path, reason, detail)]
    names = ("brief.docm", "brief.odt", "brief.pdf", "brief.md", "brief.xyz", "brief", "x.rtf")
    found += [UnknownFormat(name, known) for name in names for known in (READABLE, FORMATS)]
    found += [
        UnreadableFormat("som-version", newer, detail)
        for newer, detail in product((True, False), details)
    ]
    found += [LibraryProblem("/map/proef.somlib", reason) for reason in LibraryReason]
    found += [keyed(name, key, "--waarde") for name, key in KEYS]
    found.append(NotFound("version", "3.0", "/map/proef.somlib"))
    found.append(Ambiguous("Telefoons", ("a", "b"), "/map/proef.somlib"))
    found += [
        CannotTypeset(section, detail) for section, detail in product(("", "Regels"), details)
    ]
    found += [
        IdentityProblem(PATH, reason, detail)
        for reason, detail in product(IdentityReason, ("", "2026-03-02"))
    ]
    found += [TimestampProblem("https://tijd.test", reason) for reason in TimestampReason]
    found += [
        TokenProblem("Proefkaart", reason, detail)
        for reason, detail in product(TokenReason, details)
    ]
    found += [KeyringProblem(reason) for reason in KeyringReason]
    found += [CannotSign(reason, detail) for reason, detail in product(SigningReason, details)]
    return found


def test_every_class_of_error_is_tried() -> None:
    raised = {
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, SomError) and kind is not SomError
    }
    assert {type(error) for error in every_error()} == raised


def test_every_error_is_one_finished_sentence() -> None:
    for error in every_error():
        sentence = describe(error)
        assert sentence.endswith("."), sentence
        assert not sentence.endswith(".."), sentence
        assert not set("{}\n") & set(sentence), sentence
        assert ": ." not in sentence, sentence
        assert "  " not in sentence, sentence
        assert sentence[0].isupper() or sentence[0] in "‘–-", sentence


def test_no_error_blames_or_shouts() -> None:
    for error in every_error():
        sentence = f" {describe(error).lower()} "
        for word in ("!", "fout", "helaas", "sorry", "ongeldig", " error ", "u moet", " uw "):
            assert word not in sentence, sentence


def test_sentences_stay_short() -> None:
    for error in every_error():
        for part in describe(error).split("; "):
            assert len(part.split()) <= 15, part


def test_the_program_raises_keys_and_all_of_them_have_words() -> None:
    assert len(KEYS) > 20
    assert {name for name, _key in KEYS} == set(KEYED)
    for name, key in KEYS:
        assert describe(keyed(name, key, "waarde"))


def test_every_key_that_is_raised_is_written_where_it_is_raised() -> None:
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Raise)
                and isinstance(node.exc, ast.Call)
                and isinstance(node.exc.func, ast.Name)
                and node.exc.func.id in KEYED
            ):
                key = node.exc.args[0]
                assert isinstance(key, ast.Constant | ast.IfExp), f"{file.name}:{node.lineno}"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "Brief.DOC",
            f"{NOT_THIS_WORD}; bewaar ‘Brief.DOC’ in Word als .docx.",
        ),
        (
            "brief.ott",
            f"{NOT_THIS_LIBREOFFICE}; bewaar ‘brief.ott’ in LibreOffice als .odt.",
        ),
        (
            "brief.rtf",
            f"{NOT_THIS}; bewaar ‘brief.rtf’ als Word-bestand (.docx) of tekst (.txt).",
        ),
        ("foto.jpg", f"‘foto.jpg’ eindigt op iets wat hier niet kan; kies uit {KNOWN}."),
        ("brief", f"De naam ‘brief’ heeft geen uitgang; kies uit {KNOWN}."),
    ],
)
def test_a_format_that_is_not_read_is_told_with_a_way_round(name: str, sentence: str) -> None:
    assert describe(UnknownFormat(f"/map/{name}", READABLE)) == sentence


def test_a_format_that_cannot_be_written_is_told_with_those_that_can() -> None:
    assert describe(UnknownFormat("/map/brief.odt", FORMATS)) == (
        "‘brief.odt’ eindigt op iets wat hier niet kan; kies uit .docx, .pdf, .json."
    )


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            UnreadableFile("/map/brief.pdf", FileReason.NO_TEXT),
            f"In ‘brief.pdf’ staan alleen afbeeldingen; {CHOOSE_ANOTHER}.",
        ),
        (
            UnreadableFile("/map/brief.odt", FileReason.ENCRYPTED),
            "‘brief.odt’ heeft een wachtwoord; bewaar het zonder wachtwoord.",
        ),
        (
            UnreadableFile("/map/brief.pdf", FileReason.DAMAGED),
            "‘brief.pdf’ is beschadigd; vraag de PDF opnieuw op.",
        ),
        (
            UnreadableFile("/map/brief.docx", FileReason.DAMAGED),
            "‘brief.docx’ is beschadigd; open het in Word en bewaar het opnieuw.",
        ),
        (
            UnreadableFile("/map/foto.docx", FileReason.WRONG_CONTENT, "JPEG"),
            "‘foto.docx’ is een JPEG-bestand, niet wat de naam zegt.",
        ),
        (
            UnreadableFile("/map/lijst.json", FileReason.WRONG_CONTENT),
            "In ‘lijst.json’ zit geen protocol van SOM Editor.",
        ),
        (
            UnreadableFile("/dev/zero", FileReason.NOT_A_FILE),
            "‘/dev/zero’ is geen gewoon bestand; kies een ander.",
        ),
        (
            UnreadableFile("/map/proef.txt", FileReason.OTHER, "Input/output error"),
            "‘/map/proef.txt’ is niet te lezen: Input/output error.",
        ),
        (
            IdentityProblem("/map/id.p12", IdentityReason.EXPIRED, "2026-03-02"),
            "Het certificaat in ‘id.p12’ is verlopen op 02-03-2026.",
        ),
        (
            NotFound("document", "Telefoons"),
            "Er is geen protocol ‘Telefoons’ in de bibliotheek; bekijk de lijst.",
        ),
    ],
    ids=repr,
)
def test_some_sentences_word_for_word(error: SomError, sentence: str) -> None:
    assert describe(error) == sentence


@given(st.text(min_size=1))
def test_whatever_a_name_holds_the_sentence_stands_on_one_printable_line(name: str) -> None:
    name = name.replace("\0", "")
    for error in (
        UnreadableFile(f"/map/{name}", FileReason.MISSING),
        NotFound("document", name),
        WrongUse("bad_rename", name),
        CannotTypeset(name, name),
    ):
        sentence = describe(error)
        assert sentence.isprintable()
        assert sentence.encode()


def test_a_name_with_braces_is_shown_as_it_is() -> None:
    assert "‘{x}’" in describe(WrongUse("bad_rename", "{x}"))
