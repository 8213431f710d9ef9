"""How much hypothesis tries (much when SOM_TEST_LONG=1), and where Qt draws when nobody looks."""

import os

from hypothesis import HealthCheck, settings

_QUIET = [HealthCheck.too_slow]  # a busy machine is no fault of the test
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt looks for a screen

settings.register_profile(
    "usual", max_examples=30, deadline=None, print_blob=True, suppress_health_check=_QUIET
)
settings.register_profile(
    "long", max_examples=2_000, deadline=None, print_blob=True, suppress_health_check=_QUIET
)
settings.load_profile("long" if os.environ.get("SOM_TEST_LONG") == "1" else "usual")
