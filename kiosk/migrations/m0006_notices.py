"""Notices for staff, and which backup has reached the second place."""

STATEMENTS = (
    """CREATE TABLE "notice" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "sentence" TEXT NOT NULL,
        "filled_with" TEXT NOT NULL)""",
    """CREATE TABLE "second_copy" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "number" INTEGER NOT NULL,
        "made_on" DATE,
        "certain" INTEGER NOT NULL,
        "place" VARCHAR(255) NOT NULL)""",
)
