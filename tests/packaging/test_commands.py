from tests.packaging.conftest import Checkout


def test_run_opens_the_window_with_the_samples(checkout: Checkout) -> None:
    done = checkout.dev("run", "--lang", "en", QT_QPA_PLATFORM="offscreen")
    assert done.stdout.splitlines()[-1] == "PROGRAMMA --with-samples --lang en"
    assert done.returncode == 0


def test_run_without_a_display_says_so_and_shows_the_work_in_files(checkout: Checkout) -> None:
    said, did = checkout.dev("run").stdout.splitlines()[-2:]
    demonstration = checkout.folder / "build" / "demo"
    assert said.startswith("Er is geen beeldscherm.")
    assert did == f"PROGRAMMA demo --output {demonstration}"


def test_run_passes_a_command_on(checkout: Checkout) -> None:
    done = checkout.dev("run", "compare", "oud.txt", "nieuw.txt")
    assert done.stdout.splitlines()[-1] == "PROGRAMMA compare oud.txt nieuw.txt"
