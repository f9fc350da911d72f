"""A strict subset of YAML: read as text with line and column, and written canonically."""
