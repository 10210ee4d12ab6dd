"""How well the assistant understands: measures, pictures and the page of `make evaluate`."""
