"""What staff decided at the desk."""

STATEMENTS = (
    """CREATE TABLE "preference" (
        "setting" VARCHAR(255) NOT NULL PRIMARY KEY,
        "value" TEXT NOT NULL) WITHOUT ROWID""",
)
