"""The pool: every complaint of every channel, its states, its clocks and its history."""
