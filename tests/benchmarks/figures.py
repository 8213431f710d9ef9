"""What a benchmark found, and how it is told."""

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
    """The median of the seconds that something took, beside what it is measured against."""

    what: str
    seconds: float
    target_seconds: float | None
    remark: str = ""
    peer: Peer | None = None


class Measure:
    """Runs something several times and keeps the figure; of the time nothing is asserted."""

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
        self._figures.append(Figure(what, median, target_seconds))
        return results[-1]

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
        self._figures.append(Figure(what, sorted(seconds[1:])[rounds // 2], target_seconds))

    def _pedantic(self, action: Callable[[], None], rounds: int) -> None:
        self._benchmark.pedantic(action, rounds=rounds, warmup_rounds=1)

    def remark(self, text: str, peer: Peer | None = None) -> None:
        """Say `text` of the last figure, and how `peer` fares."""
        self._figures[-1] = self._figures[-1]._replace(remark=text, peer=peer)


def table(figures: Iterable[Figure]) -> Iterator[str]:
    """The lines of a Markdown table in Dutch."""
    yield "| wat | gemeten | doel | naast een ander | opmerking |"
    yield "|---|---|---|---|---|"
    for figure in figures:
        target = "–" if figure.target_seconds is None else f"≤ {_shown(figure.target_seconds)}"
        remarks = "; ".join(filter(None, (figure.remark, figure.peer and figure.peer.remark)))
        cells = (figure.what, _shown(figure.seconds), target, _beside(figure), remarks or "–")
        yield f"| {' | '.join(cells)} |"


def _beside(figure: Figure) -> str:
    if figure.peer is None:
        return "–"
    ratio = figure.peer.seconds / figure.seconds
    return f"{figure.peer.name}: {_shown(figure.peer.seconds)} ({_number(ratio)}×)"


def _shown(seconds: float) -> str:
    return f"{_number(seconds)} s" if seconds >= 1 else f"{_number(seconds * 1000)} ms"


def _number(value: float) -> str:
    """Two digits that matter, with a comma."""
    return (f"{value:.0f}" if value >= 10 else f"{value:.1f}").replace(".", ",")
