"""Text drawn into pictures: the faces cut for the web, lines of letters, an address as a QR code."""
