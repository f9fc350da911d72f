"""What the home page, a profile and /nam/ tell of the register."""
