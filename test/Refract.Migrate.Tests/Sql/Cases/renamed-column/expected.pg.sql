-- RenameColumn
ALTER TABLE "User" RENAME COLUMN "fullname" TO "name";

-- RenameColumn
ALTER TABLE "Post" RENAME COLUMN "owner" TO "author";

-- RenameForeignKey
ALTER TABLE "Post" RENAME CONSTRAINT "Post_owner_fkey" TO "Post_author_fkey";

-- RenameIndex
ALTER INDEX "User_fullname_key" RENAME TO "User_name_key";
