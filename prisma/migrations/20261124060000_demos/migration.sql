-- AlterTable: by hand, as the whole table need not be written anew. Every card is behind, and so is read anew.
ALTER TABLE "Card" ADD COLUMN "indexedAs" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "CardDemo" (
    "cardId" TEXT NOT NULL,
    "demoId" TEXT NOT NULL,

    PRIMARY KEY ("cardId", "demoId"),
    CONSTRAINT "CardDemo_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DemoRun" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "demoId" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "hash" TEXT NOT NULL,
    "isEdited" BOOLEAN NOT NULL,
    "given" BLOB NOT NULL,
    "output" BLOB NOT NULL,
    "exit" TEXT NOT NULL,
    "limits" TEXT NOT NULL,
    "checks" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "DemoAllowed" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "demoId" TEXT NOT NULL,
    "allowedAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "CardDemo_demoId_idx" ON "CardDemo"("demoId");

-- CreateIndex
CREATE INDEX "DemoRun_demoId_id_idx" ON "DemoRun"("demoId", "id");
