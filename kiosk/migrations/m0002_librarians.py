"""Who may open the desk, and what helps when a PIN is forgotten or guessed at."""

STATEMENTS = (
    # AUTOINCREMENT: the sitting of somebody who was removed never becomes the next one's
    """CREATE TABLE "librarian" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "called" VARCHAR(255) NOT NULL,
        "secret" VARCHAR(255) NOT NULL,
        "locale" VARCHAR(255) NOT NULL,
        "stamp" INTEGER NOT NULL)""",
    """CREATE UNIQUE INDEX "librarian_called" ON "librarian" ("called")""",
    """CREATE TABLE "recovery_code" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "secret" VARCHAR(255) NOT NULL)""",
    """CREATE TABLE "known_browser" (
        "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        "token_hash" BLOB NOT NULL,
        "librarian_id" INTEGER NOT NULL,
        FOREIGN KEY ("librarian_id") REFERENCES "librarian" ("id") ON DELETE CASCADE)""",
    """CREATE UNIQUE INDEX "known_browser_token_hash" ON "known_browser" ("token_hash")""",
    """CREATE INDEX "known_browser_librarian_id" ON "known_browser" ("librarian_id")""",
)
