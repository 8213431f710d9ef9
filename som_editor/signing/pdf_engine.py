"""pyHanko as this program uses it. Slow to import: only `pdf_signatures` does, when it signs."""

import datetime as dt
import io
from collections.abc import Iterable

from asn1crypto import x509 as asn1
from asn1crypto.cms import AttCertAttribute
from asn1crypto.core import UTF8String
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.ades.api import CAdESSignedAttrSpec, SignerAttrSpec
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_byterange import BuildProps
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.signers.pdf_signer import DSSContentSettings, SigDSSPlacementPreference
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from som_editor import __version__
from som_editor.core.errors import CannotSign, SigningReason
from som_editor.signing.identities import Signer
from som_editor.signing.pdf_signer import DelegatingSigner

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


class Approver(PdfSigner):
    """Signs a PDF; `server` puts a timestamp on it, `look` is a page to show in a visible field."""

    def __init__(
        self,
        signer: Signer,
        terms: PdfSignatureMetadata,
        *,
        server: TimeStamper | None = None,
        new_field: SigFieldSpec | None = None,
        look: bytes | None = None,
    ) -> None:
        super().__init__(
            terms,
            DelegatingSigner(signer),
            timestamper=server,
            new_field_spec=new_field,
            stamp_style=_shown(look) if look else None,
        )

    def register_extensions(self, pdf_out: BasePdfFileWriter, *, md_algorithm: str) -> None:
        """None: for elliptic curves the engine would say PDF 2.0, and PDF/A-2 is 1.7."""

    async def signed(self, pdf: AppendedRevision, now: dt.datetime) -> bytes:
        """`pdf`, signed at `now`; step by step, as the engine would look at its own clock.

        Raises CannotSign when proof that nothing was revoked is asked for, and not to be had.
        """
        session = self.init_signing_session(pdf, existing_fields_only=self.new_field_spec is None)
        session.system_time = now
        proof = None
        asking = self.signature_meta.validation_context
        if asking is not None:
            try:
                proof = await session.perform_presign_validation(pdf)
            except (PathError, ValidationError) as error:
                raise CannotSign(SigningReason.NO_PROOF, str(error)) from error
            finally:
                await asking.aclose()  # type: ignore[no-untyped-call]  # not annotated there
            if not (asking.ocsps or asking.crls):
                raise CannotSign(SigningReason.NO_PROOF)  # nobody says where to ask
        room = await session.estimate_signature_container_size(proof)
        document = session.prepare_tbs_document(validation_info=proof, bytes_reserved=room)
        digest, output = document.digest_tbs_document()
        await document.perform_signature(
            document_digest=digest.document_digest,
            pdf_cms_signed_attrs=PdfCMSSignedAttributes(
                cades_signed_attrs=self.signature_meta.cades_signed_attr_spec
            ),
        )
        output.seek(0)
        return bytes(output.read())


def terms(
    field: str,
    digest: str,
    *,
    reason: str,
    role: str,
    place: str,
    certify: bool,
    more_to_come: bool,
    proof: ValidationContext | None,
) -> PdfSignatureMetadata:
    """A PAdES signature in `field`, on the signer's account.

    The first signature certifies: afterwards nothing may change, or with `more_to_come` nothing but
    what others sign. With `proof` goes along what shows that the certificates were not revoked, in
    the same revision, as readers reject what is added behind a certification.
    """
    return PdfSignatureMetadata(
        field_name=field,
        md_algorithm=digest,
        reason=reason or None,
        location=place or None,
        certify=certify,
        docmdp_permissions=MDPPerm.FILL_FORMS if more_to_come else MDPPerm.NO_CHANGES,
        subfilter=SigSeedSubFilter.PADES,
        app_build_props=BuildProps("SOM Editor", __version__),
        cades_signed_attr_spec=_claimed(role) if role else None,
        embed_validation_info=proof is not None,
        validation_context=proof,
        dss_settings=DSSContentSettings(
            include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE
        ),
    )


def asked_proof(roots: Iterable[x509.Certificate]) -> ValidationContext:
    """What asks on the network whether certificates under `roots` were revoked."""
    return ValidationContext(
        trust_roots=[_native(root) for root in roots],
        allow_fetching=True,
        revocation_mode="hard-fail",
    )


def invisible_field(name: str, label: str) -> SigFieldSpec:
    """Off the page, as PDF/UA wants it, and printable, as PDF/A wants it."""
    return SigFieldSpec(
        name,
        readable_field_name=label,
        invis_sig_settings=InvisSigSettings(set_print_flag=True, box_out_of_bounds=True),
    )


def _claimed(role: str) -> CAdESSignedAttrSpec:
    """`role` as what the signer says of themselves; nobody vouches for it."""
    title = AttCertAttribute({"type": _JOB_TITLE, "values": [UTF8String(role)]})
    return CAdESSignedAttrSpec(signer_attributes=SignerAttrSpec([title], []))


class _Page(ImportedPdfPage):
    """The only page of a PDF in memory."""

    def __init__(self, content: bytes) -> None:
        super().__init__("")  # type: ignore[no-untyped-call]  # not annotated there
        self._content = content

    def render(self) -> bytes:
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._content)))
        self.resources.xobject["/Block"] = page
        left, low, right, high = page.get_object()["/BBox"]
        self.box = BoxConstraints(width=right - left, height=high - low)
        return b"/Block Do"


def _shown(look: bytes) -> StaticStampStyle:
    """`look` as the whole appearance of a field."""
    whole = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID, margins=Margins()
    )
    return StaticStampStyle(border_width=0, background=_Page(look), background_layout=whole)


def _native(certificate: x509.Certificate) -> asn1.Certificate:
    """The certificate in the shape that the engine takes."""
    return asn1.Certificate.load(certificate.public_bytes(Encoding.DER))
