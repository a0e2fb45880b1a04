"""`python -m intake` and the command `intake`."""

from intake.cli import cli


def main() -> None:
    """Run the command line."""
    cli(prog_name="intake")


if __name__ == "__main__":
    main()
