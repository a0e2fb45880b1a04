"""Source code of work samples: files in, facts out. Nothing is executed, imported or rendered."""
