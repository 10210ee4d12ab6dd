"""Speed and cost, side by side with Rasa's default pipeline: `make bench`.

Everything is measured in one run on one machine and compared as ratios, because seconds and
megabytes of one machine say little about another. Nothing here is part of the product.
"""
