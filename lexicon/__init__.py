"""What the bot and the system of record must agree on: standard library only, both Pythons."""
