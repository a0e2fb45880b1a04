"""Runs every benchmark and prints its tables."""

from benchmarks import parse, quality, reading, record

if __name__ == "__main__":
    parse.main()
    reading.main()
    record.main()
    quality.main()
