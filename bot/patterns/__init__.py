"""What people write in a fixed shape: numbers, addresses, times and sums.

Pure functions from an NFC text to findings; nothing here knows Rasa.
"""
