-- CreateTable
CREATE TABLE "NotDuplicate" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "aId" TEXT NOT NULL,
    "bId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "takenBack" BOOLEAN NOT NULL
);

-- CreateIndex
CREATE INDEX "NotDuplicate_aId_bId_id_idx" ON "NotDuplicate"("aId", "bId", "id");
