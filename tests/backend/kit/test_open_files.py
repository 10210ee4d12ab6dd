"""The limit of open connections is the system's, not the shell's."""

from __future__ import annotations

import subprocess
import sys

_TELLS = """
import resource
resource.setrlimit(resource.RLIMIT_NOFILE, (256, 4096))
from backend.kit.open_files import allow_many
assert allow_many() == 4096
assert resource.getrlimit(resource.RLIMIT_NOFILE) == (4096, 4096)
assert allow_many() == 4096
"""


def test_a_process_that_begins_with_few_may_open_as_many_as_the_system_allows() -> None:
    # In a process of its own: who gave some back cannot have them again.
    subprocess.run([sys.executable, "-c", _TELLS], check=True)
