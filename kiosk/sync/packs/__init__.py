"""Packs: lessons and translations as one signed file, from a stick or from the library network.

``format`` is what stands in a pack, ``trust`` whose packs are taken, ``staging``
copies and checks one, ``installing`` puts it among the lessons, ``store`` knows
which are. A pack is data only: it is compiled here, by the same compiler as the
bundled lessons.
"""
