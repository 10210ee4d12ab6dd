"""`python -m backend`: see `backend.cli`."""

from __future__ import annotations

import os
import sys

from backend.cli import main

# What we write (the pool, e-mails, logs) holds customers' data: it is its owner's alone.
os.umask(0o077)
sys.exit(main())
