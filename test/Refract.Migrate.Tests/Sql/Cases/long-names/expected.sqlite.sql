-- CreateTable
CREATE TABLE "VeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItAnyMore" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "aRatherLongFieldNameForATest" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "AnotherVeryLongModelNameThatIsLongerThanWhatAnyoneWouldEverType" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "theForeignKeyFieldWithALongName" INTEGER NOT NULL,
    CONSTRAINT "AnotherVeryLongModelNameThatIsLongerThanWhatAnyoneWouldEverType_theForeignKeyFieldWithALongName_fkey" FOREIGN KEY ("theForeignKeyFieldWithALongName") REFERENCES "VeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItAnyMore" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ManySideModelNameThatIsAlsoLongerThanIsGoodForAnyDatabaseAtAll" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- CreateTable
CREATE TABLE "_ManySideModelNameThatIsAlsoLongerThanIsGoodForAnyDatabaseAtAllToVeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItAnyMore" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,
    CONSTRAINT "_ManySideModelNameThatIsAlsoLongerThanIsGoodForAnyDatabaseAtAllToVeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItAnyMore_A_fkey" FOREIGN KEY ("A") REFERENCES "ManySideModelNameThatIsAlsoLongerThanIsGoodForAnyDatabaseAtAll" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "_ManySideModelNameThatIsAlsoLongerThanIsGoodForAnyDatabaseAtAllToVeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItAnyMore_B_fkey" FOREIGN KEY ("B") REFERENCES "VeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItAnyMore" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "VeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItAnyMore_aRatherLongFieldNameForATest_key" ON "VeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItAnyMore"("aRatherLongFieldNameForATest");

-- CreateIndex
CREATE INDEX "VeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItAnyMore_aRatherLongFieldNameForATest_id_idx" ON "VeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItAnyMore"("aRatherLongFieldNameForATest", "id");

-- CreateIndex
CREATE UNIQUE INDEX "_ManySideModelNameThatIsAlsoLongerThanIsGoodForAnyDatabaseAtAllToVeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItAnyMore_AB_unique" ON "_ManySideModelNameThatIsAlsoLongerThanIsGoodForAnyDatabaseAtAllToVeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItAnyMore"("A", "B");

-- CreateIndex
CREATE INDEX "_ManySideModelNameThatIsAlsoLongerThanIsGoodForAnyDatabaseAtAllToVeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItAnyMore_B_index" ON "_ManySideModelNameThatIsAlsoLongerThanIsGoodForAnyDatabaseAtAllToVeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItAnyMore"("B");
