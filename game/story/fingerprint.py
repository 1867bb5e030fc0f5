"""What identifies a scenario: a hash of what the rules read, and another of its words."""

import hashlib
import json
from dataclasses import fields

from game.story.build import Tables


def fingerprint(tables: Tables) -> str:
    """SHA-256 (hexadecimal) of the ids and of every table: two scenarios with the same one play alike, move for
    move.
    """
    digest = hashlib.sha256()
    ids = {field.name: list(getattr(tables.names, field.name)) for field in fields(tables.names)}
    digest.update(json.dumps(ids, sort_keys=True).encode())
    for group in (tables.frame, tables.secrets):
        for name, array in group._asdict().items():
            digest.update(f"{name}{array.shape}{array.dtype.str}".encode())
            digest.update(array.tobytes())
    return digest.hexdigest()


def texts_fingerprint(texts: dict[str, str]) -> str:
    """SHA-256 (hexadecimal) of words by path."""
    return hashlib.sha256(json.dumps(texts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
