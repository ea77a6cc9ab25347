"""Goodstanding: social selling that is not spam, on data that people already own."""

__version__ = "0.1.0"
