"""Figures: what was measured, beside its target and, where there is one, a peer doing the same."""

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.figures import Figure, Measure, table

FIGURES = pytest.StashKey[list[Figure]]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the benchmarks to the run that asks for them."""
    if config.getoption("--benchmark-only"):
        return
    measured = [item for item in items if Path(__file__).parent in item.path.parents]
    config.hook.pytest_deselected(items=measured)
    items[:] = [item for item in items if item not in measured]


@pytest.fixture
def measure(benchmark: BenchmarkFixture, request: pytest.FixtureRequest) -> Measure:
    """Measures, and remembers the figure for the table at the end."""
    return Measure(benchmark, request.config.stash.setdefault(FIGURES, []))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the table."""
    figures = config.stash.get(FIGURES, [])
    if figures:
        terminalreporter.section("snelheid")
        for line in table(figures):
            terminalreporter.write_line(line)
