"""What authors wrote in ``content/``, read into frozen values that remember file and line.

Reading never stops at a mistake: it notes a problem and goes on, so that an
author sees all of them at once. Nothing is translated or rendered here.
"""
