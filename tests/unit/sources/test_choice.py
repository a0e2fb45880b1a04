"""Which files of a source tree are read."""

from parsers.sources.choice import File, chosen
from parsers.sources.language import language


def order(*sizes: tuple[str, int]) -> list[str]:
    """Return the paths in the order in which they are read."""
    files = [File(path, size, key) for key, (path, size) in enumerate(sizes)]
    return [file.path for file in chosen(files, [language(file.path) for file in files])]


def test_manifests_are_read_before_code() -> None:
    """From the top of the tree down, whatever their number in the directory."""
    found = order(
        ("a/shop.py", 50),
        ("a/web/package.json", 90),
        ("a/.github/workflows/ci.yml", 90),
        ("a/requirements/base.txt", 10),
        ("README.md", 9),
    )
    assert found == [
        "README.md", "a/requirements/base.txt", "a/web/package.json", "a/.github/workflows/ci.yml", "a/shop.py",
    ]  # fmt: skip


def test_code_is_read_in_turns_over_folders_and_languages() -> None:
    """A folder of a thousand files leaves room for all others, and the smallest of each goes first."""
    crowd = [(f"a/big/{number}.py", 100 + number) for number in range(1000)]
    found = order(*crowd, ("a/z/one.py", 900), ("a/big/late.rb", 500))
    assert found[:4] == ["a/big/0.py", "a/big/late.rb", "a/z/one.py", "a/big/1.py"]


def test_empty_and_huge_files_and_data_are_not_read() -> None:
    """Settings are, after the code."""
    found = order(
        ("a/__init__.py", 0), ("a/x.py", 900_000), ("a/cfg.yaml", 5), ("a/late.txt", 5), ("a/y.py", 5), ("a/n.ipynb", 9)
    )
    assert found == ["a/y.py", "a/n.ipynb", "a/cfg.yaml"]
