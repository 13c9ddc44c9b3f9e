"""The hands-on simulators: opening, items, end, questions, card to take home.

A practice under way lives in the visit, in memory, and is gone at Finish. Each
form carries how many moves were made before it, so a double press is harmless.
"""

from kiosk.web.pages.practice import lists, playing, questions

MODULES = (lists, playing, questions)
