-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "VeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItAnyMor" (
    "id" INTEGER NOT NULL,
    "aRatherLongFieldNameForATest" TEXT NOT NULL,

    CONSTRAINT "VeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItA_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnotherVeryLongModelNameThatIsLongerThanWhatAnyoneWouldEverType" (
    "id" INTEGER NOT NULL,
    "theForeignKeyFieldWithALongName" INTEGER NOT NULL,

    CONSTRAINT "AnotherVeryLongModelNameThatIsLongerThanWhatAnyoneWouldEve_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ManySideModelNameThatIsAlsoLongerThanIsGoodForAnyDatabaseAtAll" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "ManySideModelNameThatIsAlsoLongerThanIsGoodForAnyDatabaseA_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "_ManySideModelNameThatIsAlsoLongerThanIsGoodForAnyDatabaseAtAll" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_ManySideModelNameThatIsAlsoLongerThanIsGoodForAnyDatab_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE UNIQUE INDEX "VeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItAn_key" ON "VeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItAnyMor"("aRatherLongFieldNameForATest");

-- CreateIndex
CREATE INDEX "VeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItAn_idx" ON "VeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItAnyMor"("aRatherLongFieldNameForATest", "id");

-- CreateIndex
CREATE INDEX "_ManySideModelNameThatIsAlsoLongerThanIsGoodForAnyDatab_B_index" ON "_ManySideModelNameThatIsAlsoLongerThanIsGoodForAnyDatabaseAtAll"("B");

-- AddForeignKey
ALTER TABLE "AnotherVeryLongModelNameThatIsLongerThanWhatAnyoneWouldEverType" ADD CONSTRAINT "AnotherVeryLongModelNameThatIsLongerThanWhatAnyoneWouldEve_fkey" FOREIGN KEY ("theForeignKeyFieldWithALongName") REFERENCES "VeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItAnyMor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_ManySideModelNameThatIsAlsoLongerThanIsGoodForAnyDatabaseAtAll" ADD CONSTRAINT "_ManySideModelNameThatIsAlsoLongerThanIsGoodForAnyDataba_A_fkey" FOREIGN KEY ("A") REFERENCES "ManySideModelNameThatIsAlsoLongerThanIsGoodForAnyDatabaseAtAll"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_ManySideModelNameThatIsAlsoLongerThanIsGoodForAnyDatabaseAtAll" ADD CONSTRAINT "_ManySideModelNameThatIsAlsoLongerThanIsGoodForAnyDataba_B_fkey" FOREIGN KEY ("B") REFERENCES "VeryLongModelNameThatGoesOnAndOnAndOnUntilNobodyCanReadItAnyMor"("id") ON DELETE CASCADE ON UPDATE CASCADE;
