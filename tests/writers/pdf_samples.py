"""Versions to set as PDF: the real protocols, and one document that uses all there is."""

import datetime as dt
import hashlib
import struct
import zlib
from functools import cache

from som_editor import assets
from som_editor.core.document import BlockId, Digest, Image, Mark, Text
from som_editor.core.lifecycle import Adopted, Consented, Drafted, Event, Planned, Submitted
from som_editor.core.metadata import Metadata
from som_editor.core.version import Version
from som_editor.readers import read
from som_editor.writers.logo import Logo
from tests import build
from tests.build import NOW, br, bullet, cell, doc, field, g, h, link, note, p, q, ref, table


def png(width: int = 320, height: int = 120) -> bytes:
    """A plain picture, from dark to light."""
    row = b"\0" + bytes(15 + 200 * x // width for x in range(width))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(row * height)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


PICTURE = png()
DIGEST = Digest(hashlib.sha256(PICTURE).hexdigest())
IMAGES = {DIGEST: PICTURE}
LOGO = Logo(png(240, 90), "image/png", "Logo van Stichting Testschool")

METADATA = Metadata(
    title="Proefprotocol",
    organisation="Stichting Testschool",
    kenmerk="TST-P&O-012",
    owner="beleidsmedewerker",
    drawn_up_by="werkgroep",
    based_on="Social Media Protocol Onderwijs, CNV Onderwijs (reconstructie)",
)

ADOPTION: tuple[Event, ...] = (
    Drafted(NOW, "4.0"),
    Planned(NOW, dt.date(2027, 1, 1), dt.date(2029, 1, 1)),
    Submitted(NOW, dt.date(2026, 11, 3), for_consent=True),
    Consented(NOW, "PGMR", dt.date(2026, 12, 8)),
    Adopted(NOW, "College van bestuur", dt.date(2026, 12, 14)),
)
"""The whole way of a version, with all its dates."""


@cache
def protocol(name: str = "som-social-media-3.0") -> Version:
    """A sample protocol, with the same ids every time."""
    path = assets.resource("protocols", f"{name}.txt")
    return read(path, now=NOW, new_id=build.new_ids("b")).version


def picture(alternative: str, caption: str = "", digest: Digest = DIGEST) -> Image:
    """The picture of `IMAGES`."""
    return Image(BlockId(""), digest, "image/png", alternative, caption)


def everything(*events: Event) -> Version:
    """A document that uses all there is."""
    return build.version(
        doc(
            p("Dit protocol geldt voor ", field("organisatie"), " en al haar scholen."),
            h("Richtlijnen voor het gebruik", number="", id_="h1"),
            g("Medewerkers delen kennis en andere waardevolle informatie."),
            g("Medewerkers publiceren niet:"),
            g("vertrouwelijke informatie;", level=2),
            g("foto’s van leerlingen, behalve:", level=2),
            bullet("met toestemming van de ouders;", level=3),
            bullet("op het besloten ouderportaal.", level=3),
            g("Bij twijfel zoeken medewerkers contact met hun leidinggevende.", id_="g3"),
            h("Uitwerking per doelgroep", level=2, number=""),
            p(
                build.b("Vet"),
                ", ",
                build.i("schuin"),
                ", ",
                Text("onderstreept", frozenset([Mark.UNDERLINE])),
                " en ",
                Text("alles tegelijk", frozenset(Mark)),
                ". Zie richtlijn ",
                ref("g3"),
                ", paragraaf ",
                ref("h3"),
                " en ",
                ref("h4"),
                ".",
                br(),
                "Lees meer op ",
                link("de website", "https://example.org/protocol?jaar=2026"),
                " of mail ",
                link("het meldpunt", "mailto:meldpunt@example.org"),
                " (",
                field("meldpunt"),
                ").",
            ),
            h("Ouders en verzorgers", level=3, number="", id_="h3"),
            p("Afspraken met ouders:"),
            bullet("Ouders plaatsen geen foto’s van andermans kinderen."),
            bullet("De school vraagt elk jaar om toestemming:"),
            bullet("per doel;", level=2),
            bullet("schriftelijk.", level=2),
            bullet("Een bezwaar ☐ wel ☑ niet ontvangen ✓ telt ➢ meteen. 😀"),
            h("Achtergrond", id_="h4"),
            q("Ik zie elke dag berichten van leerlingen.", speaker="Reactie leraar:"),
            q("Een citaat zonder spreker, over wat een school kan doen."),
            note("Deze tekst is een voorbeeld en heeft geen juridische waarde."),
            h("Bevoegdheden", number="Artikel 1.6a"),
            g("Het bestuur stelt vast, de directeur voert uit.", number="Artikel 1.6a.1"),
            g("De gemeenschappelijke raad stemt in.", number="Artikel 1.6a.2"),
            table(
                ("Rol", "Bevoegdheid", "Termijn"),
                ("Bestuur", "stelt vast", "vier weken"),
                ("GMR", "stemt in", "zes weken"),
                ("Directeur", cell("voert uit en bericht daarover aan het bestuur", columns=2)),
                (cell(p("Verder"), g("als eerste"), g("als tweede"), bullet("los")),),
                caption="Wie doet wat",
            ),
            table(("Zonder kop", "en zonder bijschrift"), header_rows=0),
            table(
                ("Nummer", "Situatie"),
                *((f"{number}", f"Situatie nummer {number}") for number in range(1, 41)),
                caption="Een tabel over meer bladzijden",
            ),
            picture("Een verloop van donker naar licht", "Het beeld"),
            picture("Hetzelfde beeld zonder bijschrift"),
            picture("Een beeld dat er niet bij zit", "Weg", Digest("0" * 64)),
            id_="everything",
            metadata=METADATA,
            fields={"organisatie": "Stichting Testschool", "meldpunt": ""},
        ),
        *events,
    )
