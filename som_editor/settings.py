"""What the user has chosen, kept as TOML in the user's own folder."""

import os
import secrets
import tomllib
from pathlib import Path
from typing import Annotated, Any

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


class RecentSide(msgspec.Struct, frozen=True):
    """A text that was compared: a file, or a version or draft of a document of the library."""

    label: str
    document: str = ""
    version: str = ""
    path: str = ""


class RecentComparison(msgspec.Struct, frozen=True):
    """Two texts that were compared."""

    old: RecentSide
    new: RecentSide


_Language = Annotated[str, msgspec.Meta(pattern="^(nl|en)$")]
_Theme = Annotated[str, msgspec.Meta(pattern="^(system|light|dark|contrast)$")]
_Percentage = Annotated[int, msgspec.Meta(ge=50, le=400)]
_Years = Annotated[int, msgspec.Meta(ge=1, le=10)]


class Settings(msgspec.Struct, frozen=True):
    """The user's choices.

    `theme` is "system", "light", "dark" or "contrast"; `text_scale` and, on top of it,
    `compared_text_size` for the texts of a comparison and `page_size` for the page that is written
    on are in per cent; `owner` is proposed as the one responsible, and `evaluation_years` how long
    after its effective date a version is looked at again; `logo` the path of a picture for covers;
    `library` where protocols live, empty for the user's own folder;
    `smart_typing` has quotation marks, dashes, lists and links come by themselves;
    `welcomed` once the first questions were answered or skipped; `show_changes` whether the text
    shows what changed since the version before; `recent_comparisons` the newest first. Who signs
    is a certificate in `signing_file`, or, when `signing_certificate` is its fingerprint, one on
    the card `signing_token` in a reader of `signing_module`; no password or PIN is ever in here.
    """

    language: _Language = "nl"
    theme: _Theme = "system"
    text_scale: _Percentage = 100
    compared_text_size: _Percentage = 100
    smart_typing: bool = True
    page_size: _Percentage = 100
    identity: Identity = Identity()
    organisation: str = ""
    owner: str = ""
    evaluation_years: _Years = 2
    logo: str = ""
    library: str = ""
    signing_file: str = ""
    signing_module: str = ""
    signing_token: str = ""
    signing_certificate: str = ""
    signing_role: str = ""
    signing_place: str = ""
    timestamp_url: str = ""
    welcomed: bool = False
    show_changes: bool = True
    recent_comparisons: tuple[RecentComparison, ...] = ()


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
        raw = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):  # ValueError: no TOML, no UTF-8, absurd numbers
        return Settings()
    return msgspec.convert(_sound(raw, Settings), Settings)


def save_settings(settings: Settings, path: Path) -> None:
    """Write `settings` to `path`, whole or not at all. Raises OSError."""
    content = tomli_w.dumps(msgspec.to_builtins(settings)).encode("utf-8", errors="replace")
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _sound(raw: dict[str, Any], kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The entries of `raw` that `kind` takes, those of its tables sifted likewise."""
    sound: dict[str, Any] = {}
    for field in msgspec.structs.fields(kind):
        value = raw.get(field.name)
        if isinstance(value, dict) and field.type is Identity:
            value = _sound(value, Identity)
        if value is not None and _is_sound(kind, field.name, value):
            sound[field.name] = value
    return sound


def _is_sound(kind: type[msgspec.Struct], name: str, value: object) -> bool:
    try:
        msgspec.convert({name: value}, kind)
    except msgspec.ValidationError:
        return False
    return True
