"""What prose says: its sentences, numbers and quantities, claims, praise; letters of old fonts."""
