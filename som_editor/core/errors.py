"""What can go wrong on a user's account, as data; `som_editor.wording` turns each into a sentence.

SomError
├── UnreadableFile        a file that cannot be read as what it should be
├── UnwritableFile        a target that cannot be written; nothing half-written is left
├── UnreadableFormat      stored bytes that are damaged, of another kind or of a newer program
├── UnknownFormat         a name whose ending says no format we know
├── LibraryProblem        a library that cannot be opened, read or written
├── NotFound              a document or version that is not there
├── Ambiguous             a title that several documents bear
├── WrongUse              arguments that do not make sense together
├── InvalidEdit           an edit that the document does not allow
├── CannotTypeset         text that the PDF engine refuses, with the section it stands in
├── IdentityProblem       a signing identity that cannot be used
├── TokenProblem          a smart card or other token that cannot be used
├── KeyringProblem        the system's keyring that keeps or gives no password
├── TimestampProblem      a timestamp server that gave no timestamp
└── CannotSign            a file that takes no signature
"""

from enum import StrEnum
from pathlib import Path


class SomError(Exception):
    """A condition that the user can understand and act upon."""


class FileReason(StrEnum):
    """Why a file could not be read or written."""

    MISSING = "missing"
    EMPTY = "empty"
    IS_FOLDER = "is_folder"
    NOT_A_FILE = "not_a_file"
    NOT_A_FOLDER = "not_a_folder"
    NO_PERMISSION = "no_permission"
    TOO_LARGE = "too_large"
    TOO_MANY_PARTS = "too_many_parts"
    WRONG_CONTENT = "wrong_content"
    NOT_TEXT = "not_text"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    NO_TEXT = "no_text"
    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    IN_USE = "in_use"
    OTHER = "other"


class UnreadableFile(SomError):
    """`path` cannot be read, for `reason`; `detail` names a limit or the system's own words."""

    def __init__(self, path: Path | str, reason: FileReason, detail: str = "") -> None:
        super().__init__(str(path), reason, detail)
        self.path = Path(path)
        self.reason = reason
        self.detail = detail


class UnwritableFile(SomError):
    """`path` cannot be written, for `reason`."""

    def __init__(self, path: Path | str, reason: FileReason, detail: str = "") -> None:
        super().__init__(str(path), reason, detail)
        self.path = Path(path)
        self.reason = reason
        self.detail = detail


class UnknownFormat(SomError):
    """The ending of `path` is none of `known`."""

    def __init__(self, path: Path | str, known: tuple[str, ...]) -> None:
        super().__init__(str(path), known)
        self.path = Path(path)
        self.known = known


class UnreadableFormat(SomError):
    """Stored bytes are not the `format` they should be; `newer` when a newer program wrote them."""

    def __init__(self, format: str, newer: bool = False, detail: str = "") -> None:  # noqa: A002 -- the field's own word
        super().__init__(format, newer, detail)
        self.format = format
        self.newer = newer
        self.detail = detail


class LibraryReason(StrEnum):
    """Why a library could not be used."""

    MISSING = "missing"
    NOT_A_LIBRARY = "not_a_library"
    NEWER = "newer"
    DAMAGED = "damaged"
    UNREACHABLE = "unreachable"
    NO_PERMISSION = "no_permission"
    READ_ONLY = "read_only"
    DISK_FULL = "disk_full"
    LOCKED = "locked"


class LibraryProblem(SomError):
    """The library at `location` cannot be used, for `reason`."""

    def __init__(self, location: str, reason: LibraryReason, detail: str = "") -> None:
        super().__init__(location, reason, detail)
        self.location = location
        self.reason = reason
        self.detail = detail


class NotFound(SomError):
    """`what` ("document", "version", "section", "block") called `name` is not in `where`."""

    def __init__(self, what: str, name: str, where: str = "") -> None:
        super().__init__(what, name, where)
        self.what = what
        self.name = name
        self.where = where


class Ambiguous(SomError):
    """`name` fits several documents in `where`; their ids are `candidates`."""

    def __init__(self, name: str, candidates: tuple[str, ...], where: str = "") -> None:
        super().__init__(name, candidates, where)
        self.name = name
        self.candidates = candidates
        self.where = where


class WrongUse(SomError):
    """The arguments do not make sense: `problem` is a key of `wording`, `value` what was given."""

    def __init__(self, problem: str, value: str = "") -> None:
        super().__init__(problem, value)
        self.problem = problem
        self.value = value


class InvalidEdit(SomError):
    """The document does not allow this edit: `problem` is a key of `wording`."""

    def __init__(self, problem: str, value: str = "") -> None:
        super().__init__(problem, value)
        self.problem = problem
        self.value = value


class CannotTypeset(SomError):
    """The PDF engine refused the text of `section`; `detail` are its own words."""

    def __init__(self, section: str, detail: str) -> None:
        super().__init__(section, detail)
        self.section = section
        self.detail = detail


class IdentityReason(StrEnum):
    """Why a signing identity could not be used."""

    WRONG_PASSWORD = "wrong_password"  # noqa: S105 -- the name of a reason, not a secret
    NOT_PKCS12 = "not_pkcs12"
    ONLY_CERTIFICATE = "only_certificate"
    NO_KEY = "no_key"
    NO_CERTIFICATE = "no_certificate"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    MISSING_PASSWORD = "missing_password"  # noqa: S105 -- the name of a reason, not a secret


class IdentityProblem(SomError):
    """The identity in `path` cannot be used, for `reason`."""

    def __init__(self, path: Path | str, reason: IdentityReason, detail: str = "") -> None:
        super().__init__(str(path), reason, detail)
        self.path = Path(path)
        self.reason = reason
        self.detail = detail


class TokenReason(StrEnum):
    """Why a token could not be used."""

    NO_MODULE = "no_module"
    NOT_A_MODULE = "not_a_module"
    NO_TOKEN = "no_token"  # noqa: S105 -- the name of a reason, not a secret
    OTHER_TOKEN = "other_token"  # noqa: S105 -- the name of a reason, not a secret
    NO_CERTIFICATE = "no_certificate"
    NO_KEY = "no_key"
    WRONG_SIGNATURE = "wrong_signature"
    MISSING_PIN = "missing_pin"
    WRONG_PIN = "wrong_pin"
    PIN_LOCKED = "pin_locked"
    REMOVED = "removed"
    REFUSED = "refused"


class TokenProblem(SomError):
    """The token or module `name` cannot be used, for `reason`; `detail` are its own words."""

    def __init__(self, name: str, reason: TokenReason, detail: str = "") -> None:
        super().__init__(name, reason, detail)
        self.name = name
        self.reason = reason
        self.detail = detail


class KeyringReason(StrEnum):
    """Why a password is not kept."""

    NONE = "none"
    REFUSED = "refused"


class KeyringProblem(SomError):
    """The system's keyring did not do what was asked, for `reason`."""

    def __init__(self, reason: KeyringReason) -> None:
        super().__init__(reason)
        self.reason = reason


class TimestampReason(StrEnum):
    """Why there is no timestamp."""

    BAD_ADDRESS = "bad_address"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    FALSE = "false"


class TimestampProblem(SomError):
    """The timestamp server at `url` gave no timestamp, for `reason`."""

    def __init__(self, url: str, reason: TimestampReason, detail: str = "") -> None:
        super().__init__(url, reason, detail)
        self.url = url
        self.reason = reason
        self.detail = detail


class SigningReason(StrEnum):
    """Why a file takes no signature."""

    NOT_A_PDF = "not_a_pdf"
    ENCRYPTED = "encrypted"
    ALREADY_SIGNED = "already_signed"
    NOT_A_WORD_FILE = "not_a_word_file"
    MACROS = "macros"
    AMBIGUOUS = "ambiguous"
    WEAK_KEY = "weak_key"
    LONG_REASON = "long_reason"
    SHORT_KEY = "short_key"
    NO_FIELD = "no_field"
    FIELD_TAKEN = "field_taken"
    FIELD_NAME = "field_name"
    WHICH_FIELD = "which_field"
    PREPARED_LATE = "prepared_late"
    NO_ROOM = "no_room"
    NO_PROOF = "no_proof"
    NO_FONT = "no_font"


class CannotSign(SomError):
    """The file takes no signature, for `reason`; `detail` are the signing engine's own words."""

    def __init__(self, reason: SigningReason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail
