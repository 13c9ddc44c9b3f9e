"""Anonymous counts that travel: what a learner has counted, the open period, the outbox, what the courier knows."""

STATEMENTS = (
    # small numbers that say how much a learner may still count; nothing of what or when
    """ALTER TABLE "learner" ADD COLUMN "counted_period" INTEGER NOT NULL DEFAULT 0""",
    """ALTER TABLE "learner" ADD COLUMN "counted" INTEGER NOT NULL DEFAULT 0""",
    """ALTER TABLE "learner" ADD COLUMN "year_from" INTEGER NOT NULL DEFAULT 0""",
    """ALTER TABLE "learner" ADD COLUMN "year_periods" INTEGER NOT NULL DEFAULT 0""",
    """CREATE TABLE "report_period" (
        "no" INTEGER NOT NULL PRIMARY KEY,
        "from_week" VARCHAR(255) NOT NULL,
        "to_week" VARCHAR(255) NOT NULL,
        "certain" INTEGER NOT NULL,
        "opened_seconds" INTEGER NOT NULL,
        "db" VARCHAR(255) NOT NULL,
        "lost" INTEGER NOT NULL,
        "is_open" INTEGER NOT NULL)""",
    """CREATE TABLE "vector_count" (
        "period" INTEGER NOT NULL,
        "cell" VARCHAR(255) NOT NULL,
        "n" INTEGER NOT NULL,
        PRIMARY KEY ("period", "cell")) WITHOUT ROWID""",
    """CREATE TABLE "outbox" (
        "seq" INTEGER NOT NULL PRIMARY KEY,
        "period" INTEGER NOT NULL,
        "kiosk" VARCHAR(255) NOT NULL,
        "digest" VARCHAR(255) NOT NULL,
        "envelope" BLOB NOT NULL,
        "status" VARCHAR(255) NOT NULL,
        "problem" VARCHAR(255) NOT NULL,
        "receipt" BLOB,
        "made_on" INTEGER NOT NULL)""",
    """CREATE UNIQUE INDEX "outbox_period" ON "outbox" ("period")""",
    """CREATE UNIQUE INDEX "outbox_digest" ON "outbox" ("digest")""",
    """CREATE TABLE "courier" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "kiosk" VARCHAR(255) NOT NULL,
        "collector_key" VARCHAR(255) NOT NULL,
        "branch" TEXT NOT NULL,
        "failures" INTEGER NOT NULL,
        "not_before" INTEGER NOT NULL,
        "trouble" VARCHAR(255) NOT NULL,
        "pack_etag" VARCHAR(255) NOT NULL,
        "last_contact" INTEGER,
        "withdraw_to" INTEGER)""",
    """INSERT INTO "courier" VALUES (1, '', '', '', 0, 0, '', '', NULL, NULL)""",
)
