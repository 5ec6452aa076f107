"""Measurements, each with its command. Nothing here is needed at run time."""
