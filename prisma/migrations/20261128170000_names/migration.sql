-- CreateTable
CREATE TABLE "CardName" (
    "name" TEXT NOT NULL,
    "cardId" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,

    PRIMARY KEY ("name", "cardId"),
    CONSTRAINT "CardName_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Wikilink" (
    "fromId" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    PRIMARY KEY ("fromId", "name"),
    CONSTRAINT "Wikilink_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Card" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IndexCount" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "moves" INTEGER NOT NULL
);

-- CreateIndex
CREATE INDEX "CardName_cardId_idx" ON "CardName"("cardId");

-- CreateIndex
CREATE INDEX "Wikilink_name_idx" ON "Wikilink"("name");
