"""What a benchmark found, and how it is told."""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from pytest_benchmark.fixture import BenchmarkFixture

Result = TypeVar("Result")


class Peer(NamedTuple):
    """Another program that does the same: its name, its seconds, and what is to be said of it."""

    name: str
    seconds: float
    remark: str = ""


class Figure(NamedTuple):
    """What was measured, beside what it is measured against; of seconds, mostly the median."""

    what: str
    value: float
    unit: str
    target: str = ""
    remark: str = ""
    peers: tuple[Peer, ...] = ()


class Measure:
    """Runs something several times and keeps the figure; of none anything is asserted."""

    def __init__(self, benchmark: BenchmarkFixture, figures: list[Figure]) -> None:
        self._benchmark = benchmark
        self._figures = figures

    def run(
        self,
        what: str,
        action: Callable[[], Result],
        *,
        target_seconds: float | None = None,
        rounds: int = 7,
    ) -> Result:
        """What `action` gives, after `rounds` of it and one to warm up."""
        results: list[Result] = []
        self._pedantic(lambda: results.append(action()), rounds)
        median = self._benchmark.stats.stats.median if self._benchmark.stats else 0.0
        self._keep(what, median, target_seconds)
        return results[-1]

    def slowest(
        self,
        what: str,
        action: Callable[[], None],
        *,
        target_seconds: float,
        rounds: int,
        series: int = 1,
    ) -> None:
        """Keep what 95 of 100 runs of `action` stay below: what a hand at the keys would notice.

        Of several `series` of `rounds`, the best: other work on the machine comes and goes.
        """
        seconds: list[float] = []

        def timed() -> None:
            started = time.perf_counter()
            action()
            seconds.append(time.perf_counter() - started)

        self._pedantic(timed, rounds * series)
        taken = (sorted(seconds[1 + rounds * at :][:rounds]) for at in range(series))
        self._keep(what, min(one[round(0.95 * (rounds - 1))] for one in taken), target_seconds)

    def reported(
        self,
        what: str,
        action: Callable[[], float],
        *,
        target_seconds: float | None = None,
        rounds: int = 7,
    ) -> None:
        """Keep the median of the seconds that `action` itself reports, e.g. of a process."""
        seconds: list[float] = []
        self._pedantic(lambda: seconds.append(action()), rounds)
        self._keep(what, sorted(seconds[1:])[rounds // 2], target_seconds)

    def found(self, what: str, value: float, target: str, *, unit: str = "") -> None:
        """Keep a figure that is no time, beside its target."""
        self._figures.append(Figure(what, value, unit, target))

    def remark(self, text: str, *peers: Peer) -> None:
        """Say `text` of the last figure, and how `peers` fare."""
        self._figures[-1] = self._figures[-1]._replace(remark=text, peers=peers)

    def _pedantic(self, action: Callable[[], None], rounds: int) -> None:
        self._benchmark.pedantic(action, rounds=rounds, warmup_rounds=1)

    def _keep(self, what: str, seconds: float, target_seconds: float | None) -> None:
        target = "" if target_seconds is None else f"≤ {_seconds(target_seconds)}"
        self._figures.append(Figure(what, seconds, "s", target))


def table(figures: Iterable[Figure]) -> Iterator[str]:
    """The lines of a Markdown table in Dutch."""
    yield "| wat | gemeten | doel | naast een ander | opmerking |"
    yield "|---|---|---|---|---|"
    for figure in figures:
        told = [f"{peer.name}: {peer.remark}" for peer in figure.peers if peer.remark]
        remarks = "; ".join(filter(None, (figure.remark, *told)))
        cells = (figure.what, _shown(figure), figure.target, _beside(figure), remarks)
        yield f"| {' | '.join(cell or '–' for cell in cells)} |"


def number(value: float) -> str:
    """Two digits that matter, with a comma."""
    return (f"{value:.0f}" if value >= 10 else f"{value:.1f}").replace(".", ",")


def _beside(figure: Figure) -> str:
    return ", ".join(
        f"{peer.name}: {_seconds(peer.seconds)} ({number(peer.seconds / figure.value)}×)"
        for peer in figure.peers
    )


def _shown(figure: Figure) -> str:
    if figure.unit == "s":
        return _seconds(figure.value)
    return (
        f"{figure.value:.0f} MB" if figure.unit == "MB" else f"{figure.value:.3f}".replace(".", ",")
    )


def _seconds(seconds: float) -> str:
    return f"{number(seconds)} s" if seconds >= 1 else f"{number(seconds * 1000)} ms"
