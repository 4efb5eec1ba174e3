-- CreateIndex
CREATE INDEX "Card_topics_id_idx" ON "Card"("topics", "id");

-- CreateIndex
CREATE INDEX "CardEvent_at_idx" ON "CardEvent"("at");
