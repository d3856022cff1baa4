"""TinyDB's own tests, from its source distribution, with our storage in the place of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest

TINYDB: Final = "4.9.0"
"""The version whose tests these are."""

ROOT: Final = Path(__file__).resolve().parents[2]
"""The folder that `tests` is in."""

INTERNAL: Final = {
    "test_middlewares.py::test_caching_json_write": "looks at the file handle inside JSONStorage",
    "test_storages.py::test_json": "writes something that is no tables of documents",
    "test_storages.py::test_json_kwargs": "expects the JSON to be spaced as it asks",
    "test_storages.py::test_encoding": "writes another encoding than UTF-8, which is all that JSON has",
    "test_storages.py::test_json_invalid_mode_warning": "expects a mode that empties the file to be allowed",
    "test_tables.py::test_table_repr[json]": "expects the name of the class JSONStorage",
}
"""The tests that do not pass, and what of TinyDB's own workings each is about."""


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """The folder with TinyDB's tests, under a name that is not ours."""
    if version("tinydb") != TINYDB:
        pytest.skip(f"tinydb {TINYDB} is not what is installed")
    if find_spec("hatchling") is None:
        pytest.skip("needs hatchling, which TinyDB is built with")
    wanted = ["--no-deps", "--no-build-isolation", "--no-binary", ":all:", f"tinydb=={TINYDB}"]
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--dest", str(tmp_path), *wanted]
    fetched = subprocess.run(pip, capture_output=True, text=True, check=False, timeout=120)
    archive = tmp_path / f"tinydb-{TINYDB}.tar.gz"
    if not archive.exists():
        pytest.skip(f"the source distribution cannot be fetched: {fetched.stderr.strip()[-200:]}")
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path, filter="data")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    return (tmp_path / f"tinydb-{TINYDB}" / "tests").rename(tmp_path / "tinydb_suite")


def test_tinydbs_own_tests_pass_but_for_those_of_its_own_workings(suite: Path) -> None:
    """Each of them with a reason; and none of those passes by now."""
    command = [sys.executable, "-m", "pytest", "-c", str(suite.parent / "pytest.ini"), "-q", "-rfE"]
    plugins = ["-p", "tests.faults.our_storage", "-p", "no:cacheprovider", "-p", "no:randomly"]
    where = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(suite.parent)])}
    run = subprocess.run(
        [*command, *plugins, suite.name],
        cwd=suite.parent,
        env=where,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    failed = set(re.findall(rf"^(?:FAILED|ERROR) {suite.name}/(\S+)", run.stdout, re.MULTILINE))
    assert failed == INTERNAL.keys(), run.stdout[-3000:]
    passed = re.search(r"(\d+) passed", run.stdout)
    assert passed is not None
    assert int(passed[1]) >= 200
