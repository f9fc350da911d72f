"""Text drawn into pictures: the faces cut for the web, lines of letters, a QR code, diagrams."""
