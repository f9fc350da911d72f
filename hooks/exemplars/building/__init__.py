"""One build of the portal: what it is told, what it writes, the exchange with what is published."""
