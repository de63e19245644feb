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
DROP INDEX "_PostToTag_B_index";

-- AlterTable
ALTER TABLE "Label" RENAME CONSTRAINT "Tag_pkey" TO "Label_pkey";

-- AlterTable
ALTER TABLE "_LabelToPost" DROP CONSTRAINT "_PostToTag_AB_pkey",
ADD CONSTRAINT "_LabelToPost_AB_pkey" PRIMARY KEY ("A", "B");

-- CreateIndex
CREATE INDEX "_LabelToPost_B_index" ON "_LabelToPost"("B");

-- RenameForeignKey
ALTER TABLE "_LabelToPost" RENAME CONSTRAINT "_PostToTag_B_fkey" TO "_LabelToPost_A_fkey";

-- RenameForeignKey
ALTER TABLE "_LabelToPost" RENAME CONSTRAINT "_PostToTag_A_fkey" TO "_LabelToPost_B_fkey";
