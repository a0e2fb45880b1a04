"""The reader of resumes, one concept a file."""
