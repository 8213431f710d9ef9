"""Where protocols live: documents with their versions, drafts and original files."""

from som_editor.library.library import Library, open_library
from som_editor.library.listings import DocumentListing, VersionListing

__all__ = ["DocumentListing", "Library", "VersionListing", "open_library"]
