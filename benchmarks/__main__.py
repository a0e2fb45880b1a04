"""Runs every benchmark and prints its table."""

from benchmarks import parse

if __name__ == "__main__":
    parse.main()
