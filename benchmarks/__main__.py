"""Runs every benchmark and prints its tables."""

from benchmarks import lines, parse, quality, reading, record, samples, skills, trees

if __name__ == "__main__":
    parse.main()
    reading.main()
    record.main()
    skills.main()
    trees.main()
    lines.main()
    samples.main()
    quality.main()
