"""Components that are loaded inside Rasa, and the text rules that they share."""
