"""What each format of container yields."""
