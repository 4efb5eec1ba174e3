-- CreateTable
CREATE TABLE "Attempt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "cardId" TEXT NOT NULL,
    "runId" TEXT,
    "retryOf" TEXT,
    "way" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "savedAt" DATETIME NOT NULL,
    "plan" TEXT NOT NULL,
    "events" TEXT NOT NULL,
    "thought" TEXT NOT NULL,
    "sentences" TEXT NOT NULL,
    "critique" TEXT NOT NULL,
    "gate" TEXT,
    "verdict" TEXT,
    "reviewId" INTEGER,
    "cardHash" TEXT NOT NULL,
    CONSTRAINT "Attempt_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "cardId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "savedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Opinion" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "attemptId" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "body" TEXT NOT NULL,
    CONSTRAINT "Opinion_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Reading" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "cardId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "spentMs" INTEGER NOT NULL,
    "isDone" BOOLEAN NOT NULL
);

-- CreateTable
CREATE TABLE "PracticeRun" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "startedAt" DATETIME NOT NULL,
    "cardIds" TEXT NOT NULL,
    "limitMs" INTEGER,
    "isInterview" BOOLEAN NOT NULL
);

-- CreateTable
CREATE TABLE "RunSkip" (
    "runId" TEXT NOT NULL,
    "cardId" TEXT NOT NULL,
    "skippedAt" DATETIME NOT NULL,

    PRIMARY KEY ("runId", "cardId"),
    CONSTRAINT "RunSkip_runId_fkey" FOREIGN KEY ("runId") REFERENCES "PracticeRun" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_reviewId_key" ON "Attempt"("reviewId");

-- CreateIndex
CREATE INDEX "Attempt_cardId_savedAt_idx" ON "Attempt"("cardId", "savedAt");

-- CreateIndex
CREATE INDEX "Attempt_runId_idx" ON "Attempt"("runId");

-- CreateIndex
CREATE INDEX "Draft_cardId_savedAt_idx" ON "Draft"("cardId", "savedAt");

-- CreateIndex
CREATE INDEX "Opinion_attemptId_id_idx" ON "Opinion"("attemptId", "id");

-- CreateIndex
CREATE INDEX "Reading_cardId_id_idx" ON "Reading"("cardId", "id");

-- CreateIndex
CREATE INDEX "PracticeRun_startedAt_idx" ON "PracticeRun"("startedAt");
