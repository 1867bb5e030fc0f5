"""Asked by `main.py` of the environment's own Python: is all that a lock lists there, file by file, and imported?

What is not is said on the error stream, and the exit code is 1. Given a folder too, it says where the packages stand,
from there, so that a start of the game sees at a glance that one has vanished. It uses the standard library alone.
"""

import importlib
import os
import re
import sys
from importlib import metadata
from pathlib import Path

CODE = (".py", ".so", ".pyd")


def lost(lock: Path) -> list[str]:
    """A line for each package that lacks a file, and for each module that fails. Packages for other systems are not
    there, nor looked for."""
    found = []
    for name in re.findall(r"^([\w.-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE):
        try:
            files = metadata.distribution(name).files or []
        except metadata.PackageNotFoundError:
            continue
        found += [f"{name}: {file}" for file in files if not Path(str(file.locate())).exists()][:1]
        for module in sorted({file.parts[0].partition(".")[0] for file in files if file.suffix in CODE}):
            if module.isidentifier():
                try:
                    importlib.import_module(module)
                except Exception as error:  # whatever a module that is not whole raises
                    found.append(f"{module}: {error}")
    return found


def packages(lock: Path, root: Path) -> list[str]:
    """Where the modules of a lock's packages stand, from a folder."""
    found = set()
    for name in re.findall(r"^([\w.-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE):
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        for file in distribution.files or []:
            if file.suffix in CODE and file.parts[0] != "..":
                found.add(os.path.relpath(str(distribution.locate_file(file.parts[0])), root))
    return sorted(found)


if __name__ == "__main__":
    if len(sys.argv) > 2:  # a folder: what stands where, each name closed by a NUL
        sys.stdout.buffer.write(b"".join(os.fsencode(one) + b"\0" for one in packages(*map(Path, sys.argv[1:3]))))
    else:
        sys.exit("\n".join(lost(Path(sys.argv[1]))) or 0)
