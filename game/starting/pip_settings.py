"""What `main.py` follows of a person's settings for pip. It uses the standard library alone."""

import ast
import os
import re
import subprocess
from collections.abc import Mapping, Sequence

# What is followed of a person's settings for pip: where packages come from, and by which way.
SOURCES = (
    *("index-url", "pypi-url", "extra-index-url", "no-index", "find-links", "trusted-host", "keyring-provider"),
    *("proxy", "cert", "client-cert", "timeout", "default-timeout", "retries", "resume-retries"),
    *("cache-dir", "no-cache-dir"),
)


def pip_environment(sources: Mapping[str, str]) -> dict[str, str]:
    """The variables of a pip that follows these settings and no other, neither variable nor file."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(("PIP_", "_PIP_"))}
    kept["PIP_CONFIG_FILE"] = os.devnull  # pip then reads no file at all.
    kept.update({"PIP_" + name.upper().replace("-", "_"): value for name, value in sources.items()})
    return kept


def pip_sources(pip: Sequence[str]) -> tuple[dict[str, str], bool]:
    """Of the person's settings for pip, in variables and in files, those of `SOURCES`: a firm's own mirror, proxy or
    certificate must go on working; and whether they could be read. `pip`: the command."""
    spoken = {name[4:].lower().replace("_", "-"): value for name, value in os.environ.items() if name[:4] == "PIP_"}
    own = {name: value for name, value in spoken.items() if name in SOURCES}
    asking = pip_environment(own)
    del asking["PIP_CONFIG_FILE"]
    if "config-file" in spoken:
        asking["PIP_CONFIG_FILE"] = spoken["config-file"]
    loud = "-" + 9 * "v"  # A file may ask for silence.
    asked = subprocess.run(
        [*pip, loud, "config", "list"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=asking
    )
    if asked.returncode != 0:
        return own, False
    found: dict[str, str] = {}
    told = asked.stdout.decode("utf-8", "replace")
    for section in ("global", "install"):  # The second stands before the first, and variables before both.
        for name, value in re.findall("^" + section + r"\.([a-z-]+)=(.+)$", told, re.MULTILINE):
            if name in SOURCES:
                found[name] = ast.literal_eval(value)
    return dict(found, **own), True
