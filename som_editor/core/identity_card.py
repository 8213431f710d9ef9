"""Who signs, as a certificate tells it."""

import datetime as dt
from enum import StrEnum

import msgspec


class CertificateKind(StrEnum):
    """What sort of certificate it is, as far as that can be seen.

    Whether somebody else's issuer is on the lists of Word or Acrobat, or is qualified, cannot:
    no list is consulted here. A certificate may say of itself that it is qualified.
    """

    TRIAL = "trial"
    OWN = "own"
    ISSUED = "issued"
    SAYS_QUALIFIED = "says_qualified"


class IdentityCard(msgspec.Struct, frozen=True):
    """Who signs, by whom that was issued, until when it holds, and what sort it is."""

    name: str
    organisation: str
    issuer: str
    valid_from: dt.datetime
    valid_until: dt.datetime
    kind: CertificateKind
