import stat
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.settings import (
    FOLDER_VARIABLE,
    Identity,
    RecentComparison,
    RecentSide,
    Settings,
    data_folder,
    library_location,
    load_settings,
    save_settings,
    settings_path,
)
from tests.unprivileged import as_somebody_else, posix_only, shared_folder

CHOSEN = Settings(
    language="en",
    theme="contrast",
    text_scale=200,
    identity=Identity("Testpersoon", "beleidsmedewerker"),
    organisation="Stichting SOM",
    logo="/map/logo é.png",
    library="postgresql://server/bank",
    signing_file="C:\\map\\certificaat.p12",
    signing_role="bestuurder",
    timestamp_url="https://tijd.test",
    welcomed=True,
    recent_comparisons=(
        RecentComparison(
            RecentSide("3.0", document="d", version="v"),
            RecentSide("brief.txt", path="/map/brief.txt"),
        ),
    ),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "een" / "twee" / "settings.toml"


def written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_what_was_saved_is_loaded(path: Path) -> None:
    save_settings(CHOSEN, path)
    assert load_settings(path) == CHOSEN


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    assert load_settings(path) == Settings()


any_line = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
any_side = st.builds(RecentSide, any_line, any_line, any_line, any_line)
any_settings = st.builds(
    Settings,
    language=st.sampled_from(["nl", "en"]),
    theme=st.sampled_from(["system", "light", "dark", "contrast"]),
    text_scale=st.integers(50, 400),
    identity=st.builds(Identity, any_line, any_line),
    organisation=any_line,
    logo=any_line,
    library=any_line,
    welcomed=st.booleans(),
    recent_comparisons=st.lists(st.builds(RecentComparison, any_side, any_side), max_size=2).map(
        tuple
    ),
)


@given(any_settings)
def test_any_settings_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, settings: Settings
) -> None:
    path = tmp_path_factory.getbasetemp() / "settings-law.toml"
    save_settings(settings, path)
    assert load_settings(path) == settings


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"geen toml",
        b"organisation = ",
        b"text_scale = " + b"9" * 5000,
        b"organisation = " + b"[" * 5000,
        bytes(100),
        b"[" * 3000,
    ],
)
def test_a_damaged_file_gives_the_defaults(path: Path, content: bytes) -> None:
    assert load_settings(written(path, content)) == Settings()


@pytest.mark.parametrize(
    "entry",
    [
        "language = 3",
        'language = "fr"',
        'theme = "paars"',
        "text_scale = 10",
        "text_scale = 5000",
        'text_scale = "groot"',
        "text_scale = true",
        "welcomed = 1",
        "identity = 5",
        "organisation = {}",
        "logo = [1]",
        "library = 2021-04-13",
        'unknown = "iets"',
    ],
)
def test_an_entry_that_makes_no_sense_leaves_the_others(path: Path, entry: str) -> None:
    text = f'{entry}\nsigning_role = "bestuurder"\n'
    assert load_settings(written(path, text)) == Settings(signing_role="bestuurder")


def test_a_field_of_the_identity_that_makes_no_sense_leaves_the_other(path: Path) -> None:
    text = '[identity]\nname = "Testpersoon"\nfunction = 3\nunknown = 4\n'
    assert load_settings(written(path, text)).identity == Identity("Testpersoon")


def test_a_file_of_notepad_is_read(path: Path) -> None:
    text = '\ufefforganisation = "Stichting SOM"\r\n'
    assert load_settings(written(path, text)).organisation == "Stichting SOM"


def test_a_folder_in_the_place_of_the_file_gives_the_defaults(path: Path) -> None:
    path.mkdir(parents=True)
    assert load_settings(path) == Settings()


def test_letters_that_no_file_holds_are_replaced(path: Path) -> None:
    save_settings(Settings(organisation="som\udce9"), path)
    assert load_settings(path).organisation == "som?"


def test_saving_leaves_nothing_beside_the_file(path: Path) -> None:
    save_settings(Settings(), path)
    save_settings(CHOSEN, path)
    assert [one.name for one in path.parent.iterdir()] == ["settings.toml"]


def test_a_failed_save_leaves_the_old_settings_and_nothing_beside_them(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        save_settings(CHOSEN, path)
    assert [one.name for one in path.parent.iterdir()] == ["settings.toml"]


@posix_only
def test_settings_that_one_may_not_write_stay_as_they_are() -> None:
    with shared_folder() as folder:
        path = folder / "settings.toml"
        save_settings(Settings(), path)
        path.chmod(0o644)
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR | stat.S_IROTH | stat.S_IXOTH)
        with as_somebody_else(), pytest.raises(PermissionError):
            save_settings(CHOSEN, path)
        assert load_settings(path) == Settings()
        assert [one.name for one in folder.iterdir()] == ["settings.toml"]


def test_a_folder_of_ones_own_choice_holds_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert settings_path() == tmp_path / "settings.toml"
    assert data_folder() == tmp_path
    assert library_location(Settings()) == str(tmp_path / "protocollen.somlib")


@pytest.mark.parametrize("value", [None, ""])
def test_without_one_it_is_the_users_own(
    monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    if value is None:
        monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    else:
        monkeypatch.setenv(FOLDER_VARIABLE, value)
    assert settings_path().parent.name == "som-editor"
    assert data_folder().name == "som-editor"
    assert settings_path().is_absolute()


def test_a_chosen_library_goes_before_the_users_own() -> None:
    assert library_location(CHOSEN) == "postgresql://server/bank"


def test_settings_hold_no_password() -> None:
    names = {field.name for field in msgspec.structs.fields(Settings)}
    assert not {name for name in names if "password" in name}
