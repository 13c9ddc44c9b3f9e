"""Measures the collector: how fast it takes reports in, and whether its pages stay fast as the network grows."""
