-- AlterTable
ALTER TABLE "Review" ADD COLUMN "place" REAL;

-- AlterTable
ALTER TABLE "Card" ADD COLUMN "requiresAll" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Spoil" (
    "fromId" TEXT NOT NULL,
    "toId" TEXT NOT NULL,

    PRIMARY KEY ("fromId", "toId"),
    CONSTRAINT "Spoil_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Card" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "Spoil_toId_idx" ON "Spoil"("toId");

-- CreateTable
CREATE TABLE "CardEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "cardId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "kind" TEXT NOT NULL,
    "until" DATETIME,
    "afterReview" INTEGER,
    "batch" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "EventUndo" (
    "eventId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "undoneAt" DATETIME NOT NULL,
    CONSTRAINT "EventUndo_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "CardEvent" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CardState" (
    "cardId" TEXT NOT NULL PRIMARY KEY,
    "suspendedAt" DATETIME,
    "buriedUntil" DATETIME,
    "openedAt" DATETIME,
    "studiedLapses" INTEGER
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Schedule" (
    "cardId" TEXT NOT NULL PRIMARY KEY,
    "stabilityDays" REAL NOT NULL,
    "difficulty" REAL NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "firstReviewAt" DATETIME NOT NULL,
    "lastReviewAt" DATETIME NOT NULL,
    "reps" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,
    "lastRating" TEXT NOT NULL,
    "passedAt" DATETIME,
    "opensUntil" DATETIME
);
-- Only until the schedules are folded anew from the reviews, which happens before anything else is done with them.
INSERT INTO "new_Schedule" ("cardId", "difficulty", "dueAt", "firstReviewAt", "lapses", "lastRating", "lastReviewAt", "passedAt", "reps", "stabilityDays") SELECT "cardId", "difficulty", "dueAt", "lastReviewAt", "lapses", "lastRating", "lastReviewAt", "passedAt", "reps", "stabilityDays" FROM "Schedule";
DROP TABLE "Schedule";
ALTER TABLE "new_Schedule" RENAME TO "Schedule";
CREATE INDEX "Schedule_dueAt_lastReviewAt_stabilityDays_lapses_cardId_idx" ON "Schedule"("dueAt", "lastReviewAt", "stabilityDays", "lapses", "cardId");
CREATE INDEX "Schedule_lastReviewAt_cardId_opensUntil_idx" ON "Schedule"("lastReviewAt", "cardId", "opensUntil");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "CardEvent_cardId_id_idx" ON "CardEvent"("cardId", "id");

-- CreateIndex
CREATE INDEX "CardEvent_batch_idx" ON "CardEvent"("batch");
