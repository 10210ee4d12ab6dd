"""Complaints that firms pass on: call centres, complaint sites, stores, institutions."""
