"""Learning together: workshops at the library."""
