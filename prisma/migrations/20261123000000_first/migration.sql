-- CreateTable
CREATE TABLE "Card" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "path" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "created" TEXT NOT NULL,
    "topics" TEXT NOT NULL,
    "keyPoints" TEXT NOT NULL,
    "references" TEXT NOT NULL,
    "problems" TEXT NOT NULL,
    "problemCount" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "mtimeMs" REAL NOT NULL,
    "size" INTEGER NOT NULL,
    "isRoot" BOOLEAN NOT NULL
);

-- CreateTable
CREATE TABLE "Edge" (
    "parentId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "childId" TEXT,
    "text" TEXT NOT NULL,
    "gates" BOOLEAN NOT NULL,

    PRIMARY KEY ("parentId", "position"),
    CONSTRAINT "Edge_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Card" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Mention" (
    "fromId" TEXT NOT NULL,
    "toId" TEXT NOT NULL,

    PRIMARY KEY ("fromId", "toId"),
    CONSTRAINT "Mention_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Card" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Revision" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "cardId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "source" BLOB NOT NULL,
    "seenAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Review" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "cardId" TEXT NOT NULL,
    "reviewedAt" DATETIME NOT NULL,
    "rating" TEXT NOT NULL,
    "durationMs" INTEGER
);

-- CreateTable
CREATE TABLE "Undo" (
    "reviewId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "undoneAt" DATETIME NOT NULL,
    CONSTRAINT "Undo_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Schedule" (
    "cardId" TEXT NOT NULL PRIMARY KEY,
    "stabilityDays" REAL NOT NULL,
    "difficulty" REAL NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "lastReviewAt" DATETIME NOT NULL,
    "reps" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,
    "lastRating" TEXT NOT NULL,
    "passedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Rendering" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "tree" BLOB NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Card_path_key" ON "Card"("path");

-- CreateIndex
CREATE INDEX "Card_isRoot_path_idx" ON "Card"("isRoot", "path");

-- CreateIndex
CREATE INDEX "Card_category_idx" ON "Card"("category");

-- CreateIndex
CREATE INDEX "Card_problemCount_idx" ON "Card"("problemCount");

-- CreateIndex
CREATE INDEX "Edge_childId_idx" ON "Edge"("childId");

-- CreateIndex
CREATE INDEX "Mention_toId_idx" ON "Mention"("toId");

-- CreateIndex
CREATE INDEX "Revision_cardId_id_idx" ON "Revision"("cardId", "id");

-- CreateIndex
CREATE INDEX "Review_cardId_id_idx" ON "Review"("cardId", "id");

-- CreateIndex
CREATE INDEX "Review_reviewedAt_idx" ON "Review"("reviewedAt");

-- CreateIndex
CREATE INDEX "Schedule_dueAt_cardId_idx" ON "Schedule"("dueAt", "cardId");

-- CreateIndex
CREATE INDEX "Schedule_passedAt_cardId_idx" ON "Schedule"("passedAt", "cardId");
