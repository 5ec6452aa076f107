"""The index of places is the user's own: what somebody else left in a folder for all is not read."""

import os
import shutil
import stat
import subprocess
import sys

import pytest

from zerohour.coding import gazetteer

FIND = "from zerohour.coding import gazetteer; print(gazetteer.shipped().find('Doha')[0].name)"


@pytest.fixture
def temporary(tmp_path):
    """A folder for all, as /tmp is, and the names of the index and of the user's folder there."""
    gazetteer.shipped()
    built = gazetteer.indexed()
    shutil.copy(built, tmp_path / "good")
    return tmp_path, built.name, tmp_path / f"zerohour-{os.getuid()}"


def find(folder):
    """What a user without a cache of one's own finds."""
    env = os.environ | {"XDG_CACHE_HOME": "/dev/null/none", "TMPDIR": str(folder)}
    return subprocess.run([sys.executable, "-c", FIND], check=False, capture_output=True, text=True, env=env)


def test_the_index_lies_in_a_folder_that_only_its_user_can_write(temporary):
    folder, name, own = temporary
    # Where it lay before, and anybody can leave one.
    (folder / name).write_bytes(b"planted")
    own.mkdir(mode=0o777)
    own.chmod(0o777)
    shutil.move(folder / "good", own / name)
    found = find(folder)
    assert (found.returncode, found.stdout.strip()) == (0, "Doha"), found.stderr
    assert stat.S_IMODE(own.stat().st_mode) == 0o700


def test_a_folder_of_somebody_else_is_not_used(temporary):
    folder, name, own = temporary
    if os.getuid() != 0:
        pytest.skip("only root can give a folder to somebody else")
    other = folder / "other"
    other.mkdir()
    shutil.move(folder / "good", other / name)
    os.chown(other, 65534, 65534)
    for plant in (lambda: own.symlink_to(other), lambda: other.rename(own)):
        plant()
        found = find(folder)
        assert found.returncode == 1
        assert "no folder of your own for the index of places" in found.stderr.splitlines()[-1]
        assert found.stdout == ""
        if own.is_symlink():
            own.unlink()
