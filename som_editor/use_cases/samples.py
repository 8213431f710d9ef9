"""The protocols that come with the program, so that there is something to look at and try."""

import datetime as dt

import msgspec

from som_editor import assets
from som_editor.core.comparison import compare
from som_editor.core.document import Block, NewId
from som_editor.core.version import Lineage, Version
from som_editor.library import Library
from som_editor.use_cases.importing import read_file

UPSTREAM = "cnv-origineel-reconstructie.txt"
ADAPTATION = "som-social-media-3.0.txt"


def add_samples(library: Library, *, now: dt.datetime, new_id: NewId) -> tuple[Version, Version]:
    """The (reconstructed) CNV original and SOM 3.0, which was adapted from it, in `library`.

    Those that are there already are left as they are. Both versions are returned.
    """
    upstream = _added(library, UPSTREAM, None, now, new_id)
    return upstream, _added(library, ADAPTATION, upstream, now, new_id)


def _added(
    library: Library, name: str, upstream: Version | None, now: dt.datetime, new_id: NewId
) -> Version:
    reading = read_file(assets.resource("protocols", name), now=now, new_id=new_id)
    version = reading.version
    known = library.version_of_source(version.source.sha256) if version.source else None
    if known is not None:
        return library.version(known.id)
    if upstream is not None:
        version = adapted_from(version, upstream)
    library.save_version(version, original=reading.original)
    return version


def adapted_from(version: Version, upstream: Version) -> Version:
    """`version` with its lineage to `upstream`: each block names the one it was adapted from."""
    comparison = compare(upstream, version)
    origins = {
        row.new: upstream.document.blocks[row.old].id
        for row in comparison.rows
        if row.old is not None and row.new is not None
    }
    blocks = tuple(
        _from(block, origins[index]) if index in origins else block
        for index, block in enumerate(version.document.blocks)
    )
    return msgspec.structs.replace(
        version,
        document=msgspec.structs.replace(version.document, blocks=blocks),
        lineage=Lineage(version.lineage.predecessor, upstream.id),
    )


def _from(block: Block, origin: str) -> Block:
    return msgspec.structs.replace(block, origin=origin)
