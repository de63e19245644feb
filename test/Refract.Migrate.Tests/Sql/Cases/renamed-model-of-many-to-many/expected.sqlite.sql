-- RenameTable
ALTER TABLE "Tag" RENAME TO "Label";

-- RenameTable
ALTER TABLE "_PostToTag" RENAME TO "_LabelToPost";

-- RenameColumn
ALTER TABLE "_LabelToPost" RENAME COLUMN "A" TO "renamed_A";

-- RenameColumn
ALTER TABLE "_LabelToPost" RENAME COLUMN "B" TO "A";

-- RenameColumn
ALTER TABLE "_LabelToPost" RENAME COLUMN "renamed_A" TO "B";

-- DropIndex
DROP INDEX "_PostToTag_AB_unique";

-- DropIndex
DROP INDEX "_PostToTag_B_index";

-- CreateIndex
CREATE UNIQUE INDEX "_LabelToPost_AB_unique" ON "_LabelToPost"("A", "B");

-- CreateIndex
CREATE INDEX "_LabelToPost_B_index" ON "_LabelToPost"("B");
