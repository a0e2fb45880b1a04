"""Promises of the store, each kept on SQLite, MariaDB and MySQL."""
