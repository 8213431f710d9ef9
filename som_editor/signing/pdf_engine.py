"""pyHanko as this program uses it. Slow to import: only `pdf_signatures` does, when it signs."""

import datetime as dt
import io

from asn1crypto.cms import AttCertAttribute
from asn1crypto.core import UTF8String
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.ades.api import CAdESSignedAttrSpec, SignerAttrSpec
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_byterange import BuildProps
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.timestamps import TimeStamper

from som_editor import __version__
from som_editor.signing.identities import Signer
from som_editor.signing.pdf_signer import DelegatingSigner

FIELD = "Handtekening"
"""The name of the signature field, as it stands in the file."""

_JOB_TITLE = "2.5.4.12"  # X.520 title: what somebody is within an organisation


class AppendedRevision(IncrementalPdfFileWriter):
    """A revision appended to a PDF that leaves the document's properties alone.

    What is signed is what was made: the engine's own writer would stamp its name and the computer's
    time into them.
    """

    def __init__(self, content: bytes) -> None:
        ends_a_line = content.endswith((b"\n", b"\r"))  # PDF/A: an object starts on its own line
        super().__init__(io.BytesIO(content if ends_a_line else content + b"\n"))

    def _update_meta(self) -> None:
        """Nothing to update."""


class Certifier(PdfSigner):
    """Certifies a PDF with an invisible signature; `server` puts a timestamp on it."""

    def __init__(
        self,
        signer: Signer,
        label: str,
        terms: PdfSignatureMetadata,
        server: TimeStamper | None,
    ) -> None:
        super().__init__(
            terms,
            DelegatingSigner(signer),
            timestamper=server,
            new_field_spec=_invisible_field(label),
        )

    def register_extensions(self, pdf_out: BasePdfFileWriter, *, md_algorithm: str) -> None:
        """None: for elliptic curves the engine would say PDF 2.0, and PDF/A-2 is 1.7."""

    async def certified(self, pdf: AppendedRevision, now: dt.datetime) -> bytes:
        """`pdf`, signed at `now`; step by step, as the engine would look at its own clock."""
        session = self.init_signing_session(pdf)
        session.system_time = now
        room = await session.estimate_signature_container_size(None)
        document = session.prepare_tbs_document(validation_info=None, bytes_reserved=room)
        digest, output = document.digest_tbs_document()
        await document.perform_signature(
            document_digest=digest.document_digest,
            pdf_cms_signed_attrs=PdfCMSSignedAttributes(
                cades_signed_attrs=self.signature_meta.cades_signed_attr_spec
            ),
        )
        output.seek(0)
        return bytes(output.read())


def terms(*, reason: str, role: str, place: str) -> PdfSignatureMetadata:
    """A PAdES certification after which nothing may change, on the signer's account."""
    return PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        reason=reason or None,
        location=place or None,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        subfilter=SigSeedSubFilter.PADES,
        app_build_props=BuildProps("SOM Editor", __version__),
        cades_signed_attr_spec=_claimed(role) if role else None,
    )


def _claimed(role: str) -> CAdESSignedAttrSpec:
    """`role` as what the signer says of themselves; nobody vouches for it."""
    title = AttCertAttribute({"type": _JOB_TITLE, "values": [UTF8String(role)]})
    return CAdESSignedAttrSpec(signer_attributes=SignerAttrSpec([title], []))


def _invisible_field(label: str) -> SigFieldSpec:
    """Off the page, as PDF/UA wants it, and printable, as PDF/A wants it."""
    return SigFieldSpec(
        FIELD,
        readable_field_name=label,
        invis_sig_settings=InvisSigSettings(set_print_flag=True, box_out_of_bounds=True),
    )
