"""What this library has agreed to: whether its anonymous counts may go to the library network."""

from kiosk.sync.models import Courier

OFF, ON, PAUSED = CHOICES = ("off", "on", "paused")


def agreed(settings) -> bool:
    """Say whether the reports of periods that close now may be sent, now or, while sharing rests, later."""
    return settings.sharing in (ON, PAUSED)


def joined() -> bool:
    """Say whether this kiosk has a place in the library network."""
    row = Courier.get_or_none()
    return bool(row and row.branch)
