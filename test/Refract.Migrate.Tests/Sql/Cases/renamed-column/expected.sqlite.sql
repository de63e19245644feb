-- RenameColumn
ALTER TABLE "User" RENAME COLUMN "fullname" TO "name";

-- RenameColumn
ALTER TABLE "Post" RENAME COLUMN "owner" TO "author";

-- RedefineIndex
DROP INDEX "User_fullname_key";
CREATE UNIQUE INDEX "User_name_key" ON "User"("name");
