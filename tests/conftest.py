"""How much hypothesis tries (much when SOM_TEST_LONG=1), where Qt draws when nobody looks, no
keyring, and a certificate authority for whoever asks for one.
"""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from tests.certificates import Authorities

_QUIET = [HealthCheck.too_slow]  # a busy machine is no fault of the test
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt looks for a screen
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # never the user's own

settings.register_profile(
    "usual", max_examples=30, deadline=None, print_blob=True, suppress_health_check=_QUIET
)
settings.register_profile(
    "long", max_examples=2_000, deadline=None, print_blob=True, suppress_health_check=_QUIET
)
settings.load_profile("long" if os.environ.get("SOM_TEST_LONG") == "1" else "usual")


@pytest.fixture(scope="session")
def authorities() -> Iterator["Authorities"]:
    """A certificate authority with its services, on the loopback interface while the tests last."""
    from tests.certificates import Authorities  # slow to import, and few tests need it

    with Authorities() as running:
        yield running
