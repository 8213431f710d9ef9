"""The commands of a checkout: `python3 packaging/dev.py run`, `test`, `bench` and `lock`.

Only the standard library, and in this file only what an old Python can read too: it has to get as
far as the sentence that says which Python is needed.
"""

import shutil
import subprocess
import sys

OLDEST, NEWEST = (3, 11), (3, 13)

USAGE = """\
python3 packaging/dev.py run [OPDRACHT…]   open het venster, met de twee voorbeeldprotocollen
python3 packaging/dev.py test [--long]     controleer de code en voer alle tests uit
python3 packaging/dev.py check             controleer alleen de code
python3 packaging/dev.py bench             meet de snelheid
python3 packaging/dev.py lock [--upgrade]  leg de versies van alle pakketten opnieuw vast"""

NO_PYTHON = (
    "SOM Editor werkt met Python 3.11, 3.12 of 3.13; dit is Python {}. "
    "Installeer een van die versies en geef de opdracht opnieuw."
)


def main(arguments: "list[str]") -> int:
    """Do what `arguments` ask, and give the exit code."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        return _with_another_python(arguments)
    import commands

    return commands.main(arguments, USAGE)


def _with_another_python(arguments: "list[str]") -> int:
    command = _supported_python()
    if command is None:
        print(NO_PYTHON.format(".".join(map(str, sys.version_info[:3]))), file=sys.stderr)
        return 2
    return subprocess.call([*command, __file__, *arguments])


def _supported_python() -> "list[str] | None":
    """The command of a Python that will do, or None; being on the path is not yet running."""
    check = f"import sys; sys.exit(not {OLDEST} <= sys.version_info[:2] <= {NEWEST})"
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        for command in ([f"python3.{minor}"], ["py", f"-3.{minor}"]):
            found = shutil.which(command[0])
            if found is None:
                continue
            tried = subprocess.run(
                [found, *command[1:], "-c", check],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
            )
            if tried.returncode == 0:
                return [found, *command[1:]]
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
