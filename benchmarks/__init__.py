"""What is measured, by `make bench`. No test depends on a timing."""
