"""Versions to write as Word files: the real protocols, and one with every sort of block."""

import datetime as dt
import struct
import zlib

from som_editor import assets
from som_editor.core.lifecycle import Adopted, Consented, Drafted, Event, Planned
from som_editor.core.metadata import Metadata
from som_editor.core.version import Version
from som_editor.readers import read
from som_editor.writers.logo import Logo
from tests.build import (
    NOW,
    b,
    br,
    bullet,
    cell,
    doc,
    field,
    g,
    h,
    image,
    link,
    new_ids,
    note,
    p,
    q,
    ref,
    table,
    version,
)


def png(width: int, height: int) -> bytes:
    """A picture of one grey."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + b"\x80" * width) * height
    pixels = chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")


PICTURE = png(320, 120)
DIGEST = image("beeld").digest
LOGO = Logo(png(240, 90), "image/png", "Logo van Stichting Testschool")

ADOPTED: tuple[Event, ...] = (
    Drafted(NOW, "4.0"),
    Planned(NOW, dt.date(2027, 1, 1), dt.date(2029, 1, 1)),
    Consented(NOW, "PGMR", dt.date(2026, 12, 8)),
    Adopted(NOW, "College van bestuur", dt.date(2026, 12, 14)),
)
"""The whole way of a version, with its dates."""


def protocol(name: str = "som-social-media-3.0") -> Version:
    """A sample protocol, with the same ids every time."""
    path = assets.resource("protocols", f"{name}.txt")
    return read(path, now=NOW, new_id=new_ids("b")).version


def everything(*events: Event) -> Version:
    """A document that uses all there is."""
    metadata = Metadata(
        title="Proefprotocol",
        organisation="Stichting Testschool",
        kenmerk="TST-P&O-012",
        owner="beleidsmedewerker",
        based_on="Social Media Protocol Onderwijs",
    )
    document = doc(
        p(
            "Dit geldt voor ",
            field("organisatie"),
            ".",
            br(),
            "Zie richtlijn ",
            ref("laatste"),
            ".",
        ),
        h("Richtlijnen voor het gebruik", number=""),
        g("Medewerkers delen ", b("kennis"), "."),
        g("Zij publiceren niet:"),
        g("vertrouwelijke informatie;", level=2),
        bullet("tenzij het mag.", level=3),
        g("Bij twijfel zoeken zij contact.", id_="laatste"),
        h("Uitwerking per doelgroep", level=2, number=""),
        p("Lees ", link("de website", "https://example.org/protocol?jaar=2026"), "."),
        h("Ouders en verzorgers", level=3, number=""),
        p("Afspraken met ouders:"),
        bullet("Geen foto’s van andermans kinderen."),
        bullet("Elk jaar toestemming.", level=2),
        h("Achtergrond"),
        q("Ik zie elke dag berichten van leerlingen.", speaker="Reactie leraar:"),
        note("Deze tekst is een voorbeeld."),
        h("Bevoegdheden", number="Artikel 1.6a"),
        g("Het bestuur stelt vast.", number="Artikel 1.6a.1"),
        table(
            ("Rol", "Bevoegdheid", "Termijn"),
            ("GMR", cell("stemt in", bullet("of niet")), "zes weken"),
            ("Directeur", cell("voert uit", columns=2)),
            caption="Wie doet wat",
        ),
        image("beeld", "Een grijs vlak", "Het beeld"),
        image("weg", "Een beeld dat er niet bij zit"),
        metadata=metadata,
        fields={"organisatie": "Stichting Testschool"},
    )
    return version(document, *events)
