"""The kind of drawn cookie banners, whose layers lead to ends."""

from kiosk.catalogue.source.activities.fields import TIP, VERDICTS, feedback, named, shown
from kiosk.catalogue.source.activities.shapes import ID, NO, Tables, Value, Values, Words

KEPT = ("needed", "statistics", "adverts")
BANNERS = {
    "trick": named("a trick of banners", 8, explain=Words("explains a trick", 40, 8)),
    "card": Tables(
        {
            "tricks": Values(),
            "shortest": Value(int),
            "start": ID,
            "site": shown("name of a drawn page", 5),
            "page_title": shown("heading of a drawn page", 8),
            "page_text": shown("first lines of a drawn page", 40),
            "layer": Tables(
                {
                    "style": Value(str, ("equal", "push", "list", "wall")),
                    "title": shown("heading of a cookie banner", 10),
                    "text": shown("text of a cookie banner", 40, is_needed=False),
                    "box": Tables(
                        {
                            "text": shown("tick box of a cookie banner", 6),
                            "keeps": Value(str, KEPT),
                            "ticked": NO,
                            "fixed": NO,
                        },
                        least=0,
                    ),
                    "button": Tables(
                        {
                            "text": shown("button of a cookie banner", 8),
                            "look": Value(str, ("main", "quiet", "link")),
                            "to": ID,
                        }
                    ),
                }
            ),
            "end": Tables({"keeps": Values(KEPT), "verdict": Value(str, VERDICTS), "feedback": feedback()}),
            "trick_note": Words("names the trick of this banner and says how it works, or that there is none", 40, 8),
            "tip": TIP,
        },
        least=2,
    ),
}
