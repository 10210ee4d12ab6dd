"""Commands around the project: setting up, starting, training, measuring."""
