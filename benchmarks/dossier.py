"""How much CPU time the whole dossier of building-permit takes, in all formats.

Run: python benchmarks/dossier.py [rounds]. Each round is a process of its own, start included.
The target is 8 CPU seconds.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

TARGET = 8.0


def seconds(out: Path) -> float:
    """User and system time of one run of the command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "workbench", "dossier", "building-permit", "--out", out],
        check=True,
        capture_output=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        times = [seconds(Path(folder)) for _ in range(rounds)]
        written = [path for path in Path(folder).rglob("*") if path.is_file()]
    documents = sum(path.suffix == ".docx" for path in written)
    print(f"{documents} documents in {len(written)} files")
    print(f"best {min(times):.1f} s, worst {max(times):.1f} s CPU")
    print(f"target {TARGET:.0f} CPU s: {'met' if min(times) <= TARGET else 'MISSED'}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2)
