"""Promises of the store that need no server."""
