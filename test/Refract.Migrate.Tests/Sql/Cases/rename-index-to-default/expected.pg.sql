-- RenameIndex
ALTER INDEX "x" RENAME TO "A_a_key";

-- RenameIndex
ALTER INDEX "y" RENAME TO "A_id_a_idx";
