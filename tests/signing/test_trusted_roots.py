import datetime as dt
from pathlib import Path

from som_editor.signing.trusted_roots import TrustedRoot, distrust, trust, trusted_roots
from tests.certificates import Authorities

TODAY = dt.date(2026, 12, 14)


def test_whoever_is_trusted_is_so_until_no_longer(tmp_path: Path, authorities: Authorities) -> None:
    folder = tmp_path / "trusted"
    assert trusted_roots(folder) == ()
    trust(folder, authorities.root, TODAY)
    trust(folder, authorities.root, TODAY)
    assert trusted_roots(folder) == (TrustedRoot(authorities.root, TODAY),)
    distrust(folder, authorities.root)
    distrust(folder, authorities.root)
    assert trusted_roots(folder) == ()


def test_what_is_no_certificate_is_passed_over_and_one_without_a_day_is_taken(
    tmp_path: Path, authorities: Authorities
) -> None:
    (tmp_path / "rommel.pem").write_bytes(b"geen certificaat")
    (tmp_path / "map.pem").mkdir()
    (tmp_path / "eigen.pem").write_bytes(authorities.root_pem())
    assert trusted_roots(tmp_path) == (TrustedRoot(authorities.root, None),)
