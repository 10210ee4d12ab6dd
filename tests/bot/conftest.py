"""Only what every test here shares; Rasa is imported where it is needed."""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
