-- CreateIndex
CREATE INDEX "Attempt_savedAt_cardId_verdict_idx" ON "Attempt"("savedAt", "cardId", "verdict");

-- CreateIndex
CREATE INDEX "DemoRun_startedAt_demoId_idx" ON "DemoRun"("startedAt", "demoId");

-- CreateIndex
CREATE INDEX "EntryVersion_at_idx" ON "EntryVersion"("at");

-- CreateIndex
CREATE INDEX "Reading_at_idx" ON "Reading"("at");

-- CreateIndex
CREATE INDEX "Revision_seenAt_cardId_hash_idx" ON "Revision"("seenAt", "cardId", "hash");

-- CreateIndex
CREATE INDEX "Schedule_passedAt_idx" ON "Schedule"("passedAt");
