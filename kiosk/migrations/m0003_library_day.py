"""The library's day: the last date that could be trusted, and what the clocks said then."""

STATEMENTS = (
    """CREATE TABLE "library_day" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "mark" DATE NOT NULL,
        "trusted" INTEGER NOT NULL,
        "ahead" INTEGER NOT NULL,
        "wall" INTEGER NOT NULL,
        "uptime" INTEGER NOT NULL,
        "boot" VARCHAR(255) NOT NULL,
        "sync" INTEGER NOT NULL)""",
)
