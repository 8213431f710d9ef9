"""What the user has chosen, kept as TOML in the user's own folder."""

import os
import secrets
import tomllib
from pathlib import Path

import msgspec
import platformdirs
import tomli_w

_NAME = "som-editor"
FOLDER_VARIABLE = "SOM_EDITOR_HOME"
"""Environment variable: a folder for settings and library in place of the user's own."""


class Identity(msgspec.Struct, frozen=True):
    """Who works with the program: stands in drafts and signatures, never in an export unasked."""

    name: str = ""
    function: str = ""


class Settings(msgspec.Struct, frozen=True):
    """The user's choices.

    `theme` is "system", "light", "dark" or "contrast"; `text_scale` in per cent; `logo` the path of
    a picture for covers; `library` where protocols live, empty for the user's own folder;
    `welcomed` once the first questions were answered or skipped.
    """

    language: str = "nl"
    theme: str = "system"
    text_scale: int = 100
    identity: Identity = Identity()
    organisation: str = ""
    logo: str = ""
    library: str = ""
    signing_file: str = ""
    signing_role: str = ""
    timestamp_url: str = ""
    welcomed: bool = False


def data_folder() -> Path:
    """The user's folder for the library."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir(_NAME, appauthor=False))


def settings_path() -> Path:
    """The file that the settings are kept in."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    folder = Path(chosen) if chosen else Path(platformdirs.user_config_dir(_NAME, appauthor=False))
    return folder / "settings.toml"


def library_location(settings: Settings) -> str:
    """Where the user's library is: a file or a database URL."""
    return settings.library or str(data_folder() / "protocollen.somlib")


def load_settings(path: Path) -> Settings:
    """The settings in the file at `path`; the defaults where it is missing or cannot be read.

    A single entry that makes no sense falls back to its default; the others are kept.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return Settings()
    sound = {name: value for name, value in raw.items() if _is_sound(name, value)}
    return msgspec.convert(sound, Settings)


def save_settings(settings: Settings, path: Path) -> None:
    """Write `settings` to `path`, whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        beside.write_text(tomli_w.dumps(msgspec.to_builtins(settings)), encoding="utf-8")
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _is_sound(name: str, value: object) -> bool:
    try:
        msgspec.convert({name: value}, Settings)
    except msgspec.ValidationError:
        return False
    return name in Settings.__struct_fields__
