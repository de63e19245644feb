-- DropIndex
DROP INDEX "cond";

-- CreateIndex
CREATE INDEX "cond" ON "A"("active") WHERE "active" = true;

-- CreateIndex
CREATE INDEX "cond2" ON "A"("id", "active") WHERE "email" IS NOT NULL AND "active" = false;

-- CreateIndex
CREATE UNIQUE INDEX "A_email_key" ON "A"("email") WHERE active = true;
