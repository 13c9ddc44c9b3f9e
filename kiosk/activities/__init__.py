"""The hands-on simulators: five engines as pure functions over what the catalogue holds.

A practice is a seed and the moves made so far, item by item; what is on the
screen and how it went follow from those two. So a practice can be shown,
counted and tested without anything else, and nothing of it is ever stored.
"""
