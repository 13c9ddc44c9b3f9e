"""Workshops."""

STATEMENTS = (
    """CREATE TABLE "workshop" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "code" VARCHAR(255) NOT NULL,
        "lesson" VARCHAR(255) NOT NULL,
        "day" DATE NOT NULL,
        "certain" INTEGER NOT NULL,
        "attendances" INTEGER NOT NULL,
        "seconds" INTEGER NOT NULL,
        "is_open" INTEGER NOT NULL)""",
    """CREATE INDEX "workshop_day" ON "workshop" ("day")""",
)
