"""What prose says: its sentences, its numbers and quantities, the claims and the praise in it."""
