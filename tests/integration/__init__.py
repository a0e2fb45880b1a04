"""The rooms of the service against real servers."""
