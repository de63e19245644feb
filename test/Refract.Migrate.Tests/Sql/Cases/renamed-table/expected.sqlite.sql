-- RenameTable
ALTER TABLE "User" RENAME TO "people";

-- RedefineIndex
DROP INDEX "User_email_key";
CREATE UNIQUE INDEX "people_email_key" ON "people"("email");
