"""Source code of work samples."""
