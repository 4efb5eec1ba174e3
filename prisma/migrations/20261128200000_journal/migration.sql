-- CreateTable
CREATE TABLE "EntryVersion" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "entryId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "cardId" TEXT,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Stretch" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "startedAt" DATETIME NOT NULL,
    "activity" TEXT NOT NULL,
    "cardId" TEXT,
    "activeMs" INTEGER NOT NULL,
    "idleMs" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "BoardMark" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "cardId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "state" TEXT,
    "note" TEXT NOT NULL,
    "startedOn" TEXT,
    "finishedOn" TEXT
);

-- CreateIndex
CREATE INDEX "EntryVersion_entryId_id_idx" ON "EntryVersion"("entryId", "id");

-- CreateIndex
CREATE INDEX "EntryVersion_day_idx" ON "EntryVersion"("day");

-- CreateIndex
CREATE INDEX "EntryVersion_cardId_idx" ON "EntryVersion"("cardId");

-- CreateIndex
CREATE INDEX "Stretch_startedAt_idx" ON "Stretch"("startedAt");

-- CreateIndex
CREATE INDEX "Stretch_cardId_idx" ON "Stretch"("cardId");

-- CreateIndex
CREATE INDEX "BoardMark_cardId_id_idx" ON "BoardMark"("cardId", "id");
