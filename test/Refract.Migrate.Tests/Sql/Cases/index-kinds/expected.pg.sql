-- DropIndex
DROP INDEX "A_a_idx";

-- DropIndex
DROP INDEX "A_t_idx";

-- AlterTable
ALTER TABLE "A" ADD COLUMN     "n" INET NOT NULL;

-- CreateIndex
CREATE INDEX "A_a_idx" ON "A" USING HASH ("a");

-- CreateIndex
CREATE INDEX "A_j_idx" ON "A" USING GIN ("j");

-- CreateIndex
CREATE INDEX "jp" ON "A" USING GIN ("j" jsonb_path_ops);

-- CreateIndex
CREATE INDEX "A_l_idx" ON "A" USING GIN ("l" array_ops);

-- CreateIndex
CREATE INDEX "A_t_idx" ON "A" USING BRIN ("t");

-- CreateIndex
CREATE INDEX "brin2" ON "A" USING BRIN ("t" timestamp_minmax_ops);

-- CreateIndex
CREATE INDEX "A_n_idx" ON "A" USING GIST ("n" inet_ops);

-- CreateIndex
CREATE INDEX "spg" ON "A" USING SPGIST ("n" inet_ops);

-- CreateIndex
CREATE INDEX "raw_ops" ON "A"("a" text_pattern_ops);

-- CreateIndex
CREATE INDEX "raw_ops_desc" ON "A"("a" text_pattern_ops DESC, "id" ASC);
