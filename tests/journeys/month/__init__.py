"""A month in a library, played through the front door, with a log of its own."""
