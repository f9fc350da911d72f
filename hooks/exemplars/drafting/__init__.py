"""What editors start from and write with: blank profiles, new portals, forms of their editors."""
