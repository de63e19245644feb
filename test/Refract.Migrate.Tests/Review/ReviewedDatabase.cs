namespace Refract.Migrate.Tests.Review;

/// <summary>The migration that comes before the reviewed ones.</summary>
internal static class ReviewedDatabase
{
    public const string Earlier = """
        CREATE TYPE "Role" AS ENUM ('USER');
        CREATE TABLE "User" ("id" INTEGER NOT NULL, "email" TEXT NOT NULL, "name" VARCHAR(40), "age" INTEGER,
            "price" DECIMAL(10,2), "seen" TIMESTAMP(3), "role" "Role", CONSTRAINT "User_pkey" PRIMARY KEY ("id"));
        CREATE TABLE "Post" ("id" INTEGER NOT NULL PRIMARY KEY, "authorId" INTEGER, "editorId" INTEGER, "title" TEXT,
            CONSTRAINT "Post_editorId_fkey" FOREIGN KEY ("editorId") REFERENCES "User" ("id"),
            CONSTRAINT "Post_title" CHECK ("title" IS NOT NULL));
        ALTER TABLE "Post" ADD CONSTRAINT "Post_later" FOREIGN KEY ("authorId") REFERENCES "User" ("id") NOT VALID;
        CREATE TABLE "Log" ("id" INTEGER);
        CREATE INDEX "User_name_idx" ON "User"("name");
        CREATE UNIQUE INDEX "User_email_idx" ON "User"("email");
        """;
}
