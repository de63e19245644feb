using Refract.Migrate.Desired;
using Refract.Migrate.Tests.Sql;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.Migrate.Tests.Desired;

/// <summary>One schema, written for PostgreSQL, on SQLite: what takes whose place, and what is refused.</summary>
public sealed class Substitutes
{
    [Fact]
    public void A_list_is_json_and_an_enum_is_text()
    {
        var table = Table("""
            enum Color {
              RED
              GREEN @map("green")
            }
            model A {
              id     Int     @id
              tags   String[] @default(["it's", "\"b\""])
              prices Decimal[] @default([1.50])
              flags  Boolean[] @default([true])
              color  Color   @default(GREEN)
            }
            """);

        table.FindColumn("tags")!.Type.ShouldBe(new ColumnType { Scalar = ScalarType.Json, IsNullable = true });
        table.FindColumn("tags")!.Default.ShouldBe(new ConstantDefault("""["it's","\"b\""]"""));
        table.FindColumn("prices")!.Default.ShouldBe(new ConstantDefault("""[1.5]"""));
        table.FindColumn("flags")!.Default.ShouldBe(new ConstantDefault("[true]"));
        table.FindColumn("color")!.Type.ShouldBe(new ColumnType { Scalar = ScalarType.String });
        table.FindColumn("color")!.Default.ShouldBe(new ConstantDefault("green"));
    }

    [Fact]
    public void Native_types_give_way_to_the_scalars_own()
    {
        var table = Table("""
            model A {
              id Int      @id @db.SmallInt
              at DateTime @db.Timestamptz(6)
            }
            """);

        table.FindColumn("at")!.Type.ShouldBe(new ColumnType { Scalar = ScalarType.DateTime });
    }

    [Fact]
    public void A_BigInt_key_that_counts_is_an_integer_key()
    {
        var column = Table("""
            model A {
              id BigInt @id @default(autoincrement())
            }
            """).FindColumn("id")!;

        column.IsAutoIncrement.ShouldBeTrue();
        column.Type.Scalar.ShouldBe(ScalarType.Int);
    }

    [Fact]
    public void A_random_uuid_and_the_time_have_their_own_expressions()
    {
        var table = Table("""
            model A {
              id String   @id @default(dbgenerated("gen_random_uuid()")) @db.Uuid
              at DateTime @default(dbgenerated("NOW()"))
            }
            """);

        table.FindColumn("id")!.Default.ShouldBeOfType<ExpressionDefault>().Sql!.ShouldContain("randomblob");
        table.FindColumn("at")!.Default.ShouldBe(new NowDefault());
    }

    [Theory]
    [InlineData("place Unsupported(\"point\")", "A.place")]
    [InlineData("place Unsupported(\"point\")? @default(dbgenerated(\"'(0,0)'\"))", "A.place")]
    [InlineData("number Int @default(dbgenerated(\"nextval('seq')\"))", "A.number")]
    public void What_has_no_counterpart_is_refused_with_model_and_field(string field, string place)
    {
        var failure = Should.Throw<UnsupportedBySubstituteException>(
            () => Table($"model A {{\n  id Int @id\n  {field}\n}}"));

        failure.Place.ShouldBe(place);
        failure.Message.ShouldStartWith(place);
        failure.Code.ShouldBe("RFR3010");
        failure.Next.ShouldNotBeNull().ShouldContain("postgresql");
    }

    [Fact]
    public void Tables_that_differ_in_their_database_schema_only_are_refused()
    {
        var failure = Should.Throw<UnsupportedBySubstituteException>(() => MigrationCase.CatalogOf("""
            datasource db {
              provider = "postgresql"
              schemas  = ["one", "two"]
            }
            model A {
              id Int @id
              @@map("users")
              @@schema("one")
            }
            model B {
              id Int @id
              @@map("users")
              @@schema("two")
            }
            """, SqlProvider.Sqlite));

        failure.Place.ShouldBe("B");
        failure.Message.ShouldContain("\"users\"");
    }

    private static CatalogTable Table(string models) =>
        MigrationCase.CatalogOf("datasource db {\n  provider = \"postgresql\"\n}\n" + models,
            SqlProvider.Sqlite).Tables[0];
}
