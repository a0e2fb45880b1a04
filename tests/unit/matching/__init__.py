"""Matching: what an application says to the requirements of its posting."""
