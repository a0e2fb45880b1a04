"""The service as a user runs it: a subprocess, signals, real servers."""
