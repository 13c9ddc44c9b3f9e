"""What a terminal remembers about its own panel: scale and touch. It says nothing about who sits there.

A small panel far from the eyes wants everything larger, and a finger wants
larger targets than a mouse. Staff set it once on each terminal, and the
terminal's browser keeps it in a cookie of its own.
"""

COOKIE = "terminal"
KEPT_SECONDS = 10 * 365 * 86_400
SCALES = ("100", "125", "150", "175")  # percent
TOUCH = ("no", "yes")
DEFAULT = (SCALES[0], TOUCH[0])


def read_terminal(value):
    """Return (scale, touch) from the value of the cookie; the default for whatever is not one of ours."""
    scale, _, touch = value.partition("-")
    return (scale, touch) if scale in SCALES and touch in TOUCH else DEFAULT


def write_terminal(scale, touch):
    """Return the value of the cookie for a scale and touch; unknown ones become the default."""
    return "-".join(read_terminal(f"{scale}-{touch}"))


def attributes(value):
    """Return what the first tag of a page says about the terminal: nothing for an ordinary one."""
    scale, touch = read_terminal(value)
    return "" if (scale, touch) == DEFAULT else f' data-scale="{scale}" data-touch="{touch}"'
