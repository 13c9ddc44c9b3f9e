"""Local statistics: counts by week and month, and how certain the dates were."""

STATEMENTS = (
    # the key begins with the lesson and its screen, so that what one answer counts lies on one page of the file
    """CREATE TABLE "period_count" (
        "period" VARCHAR(255) NOT NULL,
        "what" VARCHAR(255) NOT NULL,
        "lesson" VARCHAR(255) NOT NULL,
        "item" VARCHAR(255) NOT NULL,
        "n" INTEGER NOT NULL,
        PRIMARY KEY ("period", "lesson", "item", "what")) WITHOUT ROWID""",
    """CREATE TABLE "counted_period" (
        "period" VARCHAR(255) NOT NULL PRIMARY KEY,
        "certain" INTEGER NOT NULL) WITHOUT ROWID""",
)
