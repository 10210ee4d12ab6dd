"""The words of customers' complaints."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

from actions.reading import everyday_words, given_names
from tests.patience import SLOWER


def test_they_are_those_of_the_examples() -> None:
    assert everyday_words.is_everyday("fatura")
    assert not everyday_words.is_everyday("nevzat")


def test_a_word_that_is_rather_a_name_is_none() -> None:
    assert not given_names.is_everyday("mehmet")


def test_they_are_counted_once_however_many_ask() -> None:
    everyday_words._counted.cache_clear()
    begun = time.process_time()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: everyday_words.frequent(), range(16)))
    assert time.process_time() - begun < 2 * SLOWER
    assert everyday_words._counted.cache_info().misses == 1
    assert all(one is found[0] for one in found)
