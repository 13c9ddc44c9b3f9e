"""Facts about the library, under the names that IFLA's Library Map of the World has for them.

They help whoever reads a report to know which branch it is about. All may stay
empty, and they never leave the building.
"""

from babel import Locale

from kiosk import i18n
from kiosk.errors import Rejected
from kiosk.i18n import N_

MAX_SIGNS = 120
TYPES = {  # the six of the Map
    "public": N_("Public library"),
    "community": N_("Community library"),
    "school": N_("School library"),
    "academic": N_("Academic library"),
    "national": N_("National library"),
    "other": N_("Other library"),
}
NAMES = ("library_type", "address", "city", "region", "country", "website", "isil", "library_id")  # isil: ISO 15511
NOT_COUNTRIES = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))  # groups, tests and "unknown" of the CLDR


def read(typed):
    """Return the facts in ``typed`` (name → text) in one spelling; empty ones are left out.

    Raises Rejected for a type or a country that there is not, or a text that is too long.
    """
    facts = {name: " ".join(typed.get(name, "").split()) for name in NAMES}
    if any(len(text) > MAX_SIGNS for text in facts.values()):
        raise Rejected(N_("That is too long. Use at most %(limit)s characters."), limit=MAX_SIGNS)
    if facts["library_type"] and facts["library_type"] not in TYPES:
        raise Rejected(
            N_("There is no type %(type)s. Known are: %(known)s."), type=typed["library_type"], known=_types()
        )
    facts["country"] = facts["country"].upper()
    if facts["country"] and facts["country"] not in dict(countries()):
        raise Rejected(
            N_("There is no country %(code)s. Write its two letters, for example KE."), code=facts["country"]
        )
    return {name: text for name, text in facts.items() if text}


def countries():
    """Return (ISO 3166 code, name in the current language) of each country, by name."""
    names = Locale.parse(i18n.current()).territories
    codes = [code for code in names if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES]
    return sorted(((code, names[code]) for code in codes), key=lambda country: country[1].casefold())


def _types():
    return ", ".join(TYPES)
