"""What the certificates in a verdict are worth, and since when the user trusts them."""

import datetime as dt
from pathlib import Path

from cryptography import x509

from som_editor.core.verdict import Verdict
from som_editor.signing.cards import card_of
from som_editor.signing.chains import chain_of
from som_editor.signing.trusted_roots import trusted_roots
from som_editor.wording.identities import certificate_worth


def worth(verdict: Verdict) -> str:
    """What the signatures are worth by their certificates; empty without any."""
    words: dict[str, None] = {}
    for chain in _chains(verdict):
        words[certificate_worth(card_of(chain[0], chain[1:]))] = None
    return "\n\n".join(words)


def trusted_since(verdict: Verdict, folder: Path) -> dt.date | None:
    """Since what day the user trusts who is on top of every signer, where all are trusted."""
    known = {one.certificate: one.since for one in trusted_roots(folder)}
    since = [
        next((known[one] for one in (*chain, *chain_of(chain[-1], known)) if one in known), None)
        for chain in _chains(verdict)
    ]
    days = [day for day in since if day is not None]
    return max(days) if days and len(days) == len(since) else None


def _chains(verdict: Verdict) -> list[tuple[x509.Certificate, ...]]:
    return [
        tuple(x509.load_der_x509_certificate(der) for der in one.certificates)
        for one in verdict.signatures
        if one.certificates
    ]
