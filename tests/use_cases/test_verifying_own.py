from dataclasses import replace
from pathlib import Path

import pytest

from som_editor.core.verdict import is_valid
from som_editor.use_cases.publishing import SignatureOrder, render, sign
from som_editor.use_cases.verifying import verify_own
from tests.certificates import Authorities
from tests.writers.docx_samples import protocol


@pytest.mark.parametrize("chain", [0, 1, 2])
def test_a_file_just_signed_is_in_order_however_much_of_the_chain_is_known(
    tmp_path: Path, authorities: Authorities, chain: int
) -> None:
    above = (authorities.certificate("interm"), authorities.root)
    signer = replace(authorities.identity("p256"), chain=above[:chain])
    path = tmp_path / "getekend.docx"
    order = SignatureOrder(signer)
    path.write_bytes(sign(render(protocol(), ".docx"), ".docx", order, now=authorities.now))
    verdict = verify_own(path, signer, now=authorities.now)
    assert verdict is not None
    assert is_valid(verdict)


def test_a_change_made_meanwhile_is_found(tmp_path: Path, authorities: Authorities) -> None:
    signer = authorities.identity("p256")
    path = tmp_path / "getekend.docx"
    path.write_bytes(render(protocol(), ".docx"))
    verdict = verify_own(path, signer, now=authorities.now)
    assert verdict is not None
    assert not is_valid(verdict)


def test_what_is_not_judged_gives_no_verdict(tmp_path: Path, authorities: Authorities) -> None:
    path = tmp_path / "uitgave.json"
    assert verify_own(path, authorities.identity("p256"), now=authorities.now) is None
