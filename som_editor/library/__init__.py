"""Where protocols live: documents with their versions, drafts and original files."""

from som_editor.library.decided import SideKey, draft_key
from som_editor.library.library import Library, open_library
from som_editor.library.listings import DocumentListing, VersionListing
from som_editor.library.location import is_url

__all__ = [
    "DocumentListing",
    "Library",
    "SideKey",
    "VersionListing",
    "draft_key",
    "is_url",
    "open_library",
]
