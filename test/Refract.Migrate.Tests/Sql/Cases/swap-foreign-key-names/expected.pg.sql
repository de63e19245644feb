-- RenameForeignKey
ALTER TABLE "B" RENAME CONSTRAINT "one" TO "two";

-- RenameForeignKey
ALTER TABLE "B" RENAME CONSTRAINT "two" TO "one";
