"""The hands-on simulators as written: one folder each, TOML that follows the shapes of its engine."""
