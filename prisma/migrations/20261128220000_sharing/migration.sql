-- CreateTable
CREATE TABLE "ChainVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "chainId" TEXT NOT NULL,
    "rootId" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "contentHash" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "batch" TEXT,
    "bundle" BLOB NOT NULL
);

-- CreateTable
CREATE TABLE "ShareLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tokenHash" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "chainId" TEXT NOT NULL,
    "madeAt" DATETIME NOT NULL,
    "expiresAt" DATETIME,
    "isIndexed" BOOLEAN NOT NULL,
    "isEmbeddable" BOOLEAN NOT NULL
);

-- CreateTable
CREATE TABLE "ShareLinkChange" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "linkId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "versionId" TEXT,
    CONSTRAINT "ShareLinkChange_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "ShareLink" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ChainVersion_chainId_at_idx" ON "ChainVersion"("chainId", "at");

-- CreateIndex
CREATE INDEX "ChainVersion_rootId_idx" ON "ChainVersion"("rootId");

-- CreateIndex
CREATE INDEX "ChainVersion_contentHash_idx" ON "ChainVersion"("contentHash");

-- CreateIndex
CREATE UNIQUE INDEX "ShareLink_tokenHash_key" ON "ShareLink"("tokenHash");

-- CreateIndex
CREATE INDEX "ShareLink_chainId_idx" ON "ShareLink"("chainId");

-- CreateIndex
CREATE INDEX "ShareLinkChange_linkId_id_idx" ON "ShareLinkChange"("linkId", "id");
