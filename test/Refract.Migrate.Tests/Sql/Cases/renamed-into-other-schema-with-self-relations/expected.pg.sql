-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "b";

-- RenameTable
ALTER TABLE "a"."Node" SET SCHEMA "b";

-- RenameTable
ALTER TABLE "a"."_first" SET SCHEMA "b";

-- CreateTable
CREATE TABLE "b"."_second" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_second_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE INDEX "_second_B_index" ON "b"."_second"("B");

-- AddForeignKey
ALTER TABLE "b"."_second" ADD CONSTRAINT "_second_A_fkey" FOREIGN KEY ("A") REFERENCES "b"."Node"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "b"."_second" ADD CONSTRAINT "_second_B_fkey" FOREIGN KEY ("B") REFERENCES "b"."Node"("id") ON DELETE CASCADE ON UPDATE CASCADE;
