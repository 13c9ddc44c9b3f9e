"""The operator's side: takes in the anonymous counts of all kiosks of a network and shows what they say together.

A door like ``web``, but another program: it imports the floor only, and cannot
reach anything that knows a learner. ``kiosk.protocol`` tells what kiosks and
the collector say to each other.
"""
