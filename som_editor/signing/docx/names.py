"""The names that signatures in Word files are written with."""

from lxml import etree

Element = etree._Element  # noqa: SLF001 -- lxml has no public name for it

DSIG = "http://www.w3.org/2000/09/xmldsig#"
XADES = "http://uri.etsi.org/01903/v1.3.2#"
PACKAGE_DSIG = "http://schemas.openxmlformats.org/package/2006/digital-signature"
OFFICE_DSIG = "http://schemas.microsoft.com/office/2006/digsig"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
RELATIONSHIP_TRANSFORM = "http://schemas.openxmlformats.org/package/2006/RelationshipTransform"
OBJECT_TYPE = f"{DSIG}Object"
SIGNED_PROPERTIES_TYPE = "http://uri.etsi.org/01903#SignedProperties"

ORIGIN = f"{RELATIONSHIPS}/digital-signature/origin"
SIGNATURE = f"{RELATIONSHIPS}/digital-signature/signature"
CORE_PROPERTIES = f"{RELATIONSHIPS}/metadata/core-properties"
THUMBNAIL = f"{RELATIONSHIPS}/metadata/thumbnail"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
MAIN_DOCUMENT = frozenset({f"{_OFFICE}/officeDocument", f"{_STRICT}/officeDocument"})
CUSTOM_PROPERTIES = frozenset({f"{_OFFICE}/custom-properties", f"{_STRICT}/customProperties"})
UNSIGNED = frozenset(
    {
        ORIGIN,
        CORE_PROPERTIES,
        THUMBNAIL,
        f"{_OFFICE}/extended-properties",
        f"{_STRICT}/extendedProperties",
    }
)
"""What a package relates to and no Office program signs: it changes whenever a file is saved."""

_PACKAGE_TYPE = "application/vnd.openxmlformats-package"
RELATIONSHIPS_TYPE = f"{_PACKAGE_TYPE}.relationships+xml"
ORIGIN_TYPE = f"{_PACKAGE_TYPE}.digital-signature-origin"
SIGNATURE_TYPE = f"{_PACKAGE_TYPE}.digital-signature-xmlsignature+xml"
SIGNATURE_TYPES = frozenset(
    {ORIGIN_TYPE, SIGNATURE_TYPE, f"{_PACKAGE_TYPE}.digital-signature-certificate"}
)
"""What the parts are that belong to signatures and not to the text."""


DIGESTS = {
    "sha256": "http://www.w3.org/2001/04/xmlenc#sha256",
    "sha384": "http://www.w3.org/2001/04/xmldsig-more#sha384",
    "sha512": "http://www.w3.org/2001/04/xmlenc#sha512",
    "sha1": f"{DSIG}sha1",
}
"""Digest methods by their short name; the last only to be read."""

SIGNATURES = {
    (key, digest): f"http://www.w3.org/2001/04/xmldsig-more#{key}-{digest}"
    for key in ("rsa", "ecdsa")
    for digest in ("sha256", "sha384", "sha512")
} | {
    ("rsa", "sha1"): f"{DSIG}rsa-sha1",
    ("ecdsa", "sha1"): "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1",
}
"""Signature methods by sort of key and digest."""


def dsig(name: str) -> str:
    """The element `name` of an XML signature."""
    return f"{{{DSIG}}}{name}"


def xades(name: str) -> str:
    """The element `name` of what XAdES adds."""
    return f"{{{XADES}}}{name}"


def package_dsig(name: str) -> str:
    """The element `name` of what packages add."""
    return f"{{{PACKAGE_DSIG}}}{name}"
