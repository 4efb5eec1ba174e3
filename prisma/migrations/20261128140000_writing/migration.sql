-- CreateTable
CREATE TABLE "CardAlias" (
    "fromId" TEXT NOT NULL,
    "intoId" TEXT NOT NULL,

    PRIMARY KEY ("fromId", "intoId"),
    CONSTRAINT "CardAlias_intoId_fkey" FOREIGN KEY ("intoId") REFERENCES "Card" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "EditDraft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "cardId" TEXT NOT NULL,
    "part" TEXT,
    "baseHash" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "savedAt" DATETIME NOT NULL
);

-- AlterTable
-- Not a new table in the place of the old one, as was drafted: dropping that would take the edges along.
ALTER TABLE "Card" ADD COLUMN "archived" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "CardAlias_intoId_idx" ON "CardAlias"("intoId");

-- CreateIndex
CREATE INDEX "EditDraft_cardId_savedAt_idx" ON "EditDraft"("cardId", "savedAt");
-- CreateTable
CREATE TABLE "ChangeSet" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "batch" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "madeAt" DATETIME NOT NULL,
    "about" TEXT NOT NULL,
    "files" BLOB NOT NULL,
    "doneAt" DATETIME,
    "undoneAt" DATETIME
);

-- CreateIndex
CREATE INDEX "ChangeSet_batch_idx" ON "ChangeSet"("batch");

-- CreateIndex
CREATE INDEX "ChangeSet_madeAt_idx" ON "ChangeSet"("madeAt");

-- CreateIndex
CREATE INDEX "ChangeSet_doneAt_idx" ON "ChangeSet"("doneAt");

-- CreateIndex
CREATE INDEX "Card_archived_id_idx" ON "Card"("archived", "id");
