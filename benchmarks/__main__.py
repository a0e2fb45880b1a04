"""Runs every benchmark and prints its tables."""

from benchmarks import parse, quality, reading, record, skills, trees

if __name__ == "__main__":
    parse.main()
    reading.main()
    record.main()
    skills.main()
    trees.main()
    quality.main()
