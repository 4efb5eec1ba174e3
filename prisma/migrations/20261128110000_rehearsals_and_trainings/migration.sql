-- AlterTable
ALTER TABLE "CardEvent" ADD COLUMN "durationMs" INTEGER;
ALTER TABLE "CardEvent" ADD COLUMN "rating" TEXT;

-- CreateTable
CREATE TABLE "Training" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "trainedAt" DATETIME NOT NULL,
    "weights" TEXT NOT NULL,
    "present" TEXT,
    "trainedOn" INTEGER NOT NULL,
    "figures" TEXT NOT NULL
);
