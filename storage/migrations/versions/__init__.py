"""One file per version of the tables, frozen once it is released."""
