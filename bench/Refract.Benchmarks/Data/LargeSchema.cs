using System.Globalization;
using System.Text;

namespace Refract.Benchmarks.Data;

/// <summary>
/// A made-up schema of any size: every model has ten columns, an index, and a relation to the one before it; every
/// tenth has an enum and a list of tags.
/// </summary>
internal static class LargeSchema
{
    public static string Text(int models)
    {
        var text = new StringBuilder("""
            generator client {
              provider  = "refract"
              namespace = "Large"
              client    = "LargeDb"
            }

            datasource db {
              provider = "postgresql"
              url      = env("DATABASE_URL")
            }


            """);
        for (var n = 0; n < models; n++)
        {
            var hasEnum = n % 10 == 0;
            text.Append(CultureInfo.InvariantCulture, $$"""
                /// The model of number {{n}}.
                model Entity{{n}} {
                  id          Int       @id @default(autoincrement())
                  code        String    @unique
                  name        String    @map("display_name") @db.VarChar(200)
                  description String?
                  amount      Decimal   @default(0) @db.Decimal(12, 2)
                  weight      Float?
                  isActive    Boolean   @default(true)
                  createdAt   DateTime  @default(now())
                  updatedAt   DateTime  @updatedAt

                """);
            if (hasEnum)
                text.Append(CultureInfo.InvariantCulture,
                    $"  state       State{n}    @default(OPEN)\n  labels      String[]\n");
            if (n > 0) text.Append(CultureInfo.InvariantCulture,
                $"  parentId    Int\n  parent      Entity{n - 1}  @relation(fields: [parentId], references: "
                    + $"[id], onDelete: Cascade)\n");
            if (n < models - 1) text.Append(CultureInfo.InvariantCulture, $"  children    Entity{n + 1}[]\n");
            text.Append(CultureInfo.InvariantCulture,
                $"\n  @@index([name, createdAt])\n{(n > 0 ? "  @@index([parentId])\n" : "")}  "
                    + $"@@map(\"entity_{n}\")\n}}\n\n");
            if (hasEnum)
                text.Append(CultureInfo.InvariantCulture,
                    $"enum State{n} {{\n  OPEN\n  CLOSED\n  ARCHIVED @map(\"archived\")\n}}\n\n");
        }

        return text.ToString();
    }
}
