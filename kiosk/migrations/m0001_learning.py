"""The first tables: learners and what they have done."""

STATEMENTS = (
    # AUTOINCREMENT: the number of a guest who left is never given to the next one
    """CREATE TABLE "learner" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "code_hash" BLOB,
        "used_on" INTEGER NOT NULL)""",
    """CREATE UNIQUE INDEX "learner_code_hash" ON "learner" ("code_hash")""",
    """CREATE TABLE "step_done" (
        "learner_id" INTEGER NOT NULL,
        "lesson" VARCHAR(255) NOT NULL,
        "step" VARCHAR(255) NOT NULL,
        PRIMARY KEY ("learner_id", "lesson", "step"),
        FOREIGN KEY ("learner_id") REFERENCES "learner" ("id") ON DELETE CASCADE) WITHOUT ROWID""",
    """CREATE TABLE "answer" (
        "learner_id" INTEGER NOT NULL,
        "lesson" VARCHAR(255) NOT NULL,
        "question" VARCHAR(255) NOT NULL,
        "tries" INTEGER NOT NULL,
        "right" INTEGER NOT NULL,
        "right_first" INTEGER NOT NULL,
        "belief" VARCHAR(255) NOT NULL,
        "box" INTEGER NOT NULL,
        "streak" INTEGER NOT NULL,
        "due" DATE NOT NULL,
        PRIMARY KEY ("learner_id", "lesson", "question"),
        FOREIGN KEY ("learner_id") REFERENCES "learner" ("id") ON DELETE CASCADE) WITHOUT ROWID""",
    """CREATE TABLE "running_time" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "seconds" INTEGER NOT NULL,
        "wall" INTEGER NOT NULL,
        "synchronised" INTEGER NOT NULL)""",
)
