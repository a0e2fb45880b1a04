"""Runs every benchmark and prints its tables."""

from benchmarks import parse, reading

if __name__ == "__main__":
    parse.main()
    reading.main()
