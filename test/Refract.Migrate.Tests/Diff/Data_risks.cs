using Refract.Migrate.Diff;
using Refract.Migrate.Tests.Sql;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Relational.Operations;
using Refract.Testing;

namespace Refract.Migrate.Tests.Diff;

/// <summary>Which changes are said to meet the rows, computed without looking at any.</summary>
public sealed class Data_risks
{
    [Theory]
    [InlineData("a String", "", DataRiskKind.ColumnDropped, "a")]
    [InlineData("", "a String", DataRiskKind.RequiredColumnAdded, "a")]
    [InlineData("a String?", "a String", DataRiskKind.ColumnMadeRequired, "a")]
    [InlineData("a BigInt", "a Int", DataRiskKind.TypeNarrowed, "a")]
    [InlineData("a String", "a String @db.VarChar(5)", DataRiskKind.TypeNarrowed, "a")]
    [InlineData("a Decimal @db.Decimal(10, 2)", "a Decimal @db.Decimal(11, 4)", DataRiskKind.TypeNarrowed, "a")]
    [InlineData("a String", "a Int @default(1)", DataRiskKind.ColumnRecreated, "a")]
    [InlineData("a String", "a String @unique", DataRiskKind.UniqueAdded, "a")]
    public void A_dangerous_change_of_a_column_is_a_risk(string before, string after, DataRiskKind kind, string column)
    {
        var risk = Risks(before, after).ShouldHaveSingleItem();

        risk.Kind.ShouldBe(kind);
        risk.Columns.ShouldBe([column]);
        risk.Table.Name.ShouldBe("A");
        risk.Message.ShouldContain("`A`");
    }

    [Theory]
    [InlineData("a Int", "a BigInt")]
    [InlineData("a Int", "a String")]
    [InlineData("a String", "a String?")]
    [InlineData("", "a String?")]
    [InlineData("", "a String @default(\"x\")")]
    [InlineData("a String @unique", "a String")]
    [InlineData("a String @db.VarChar(5)", "a String @db.VarChar(9)")]
    [InlineData("a String @db.VarChar(5)", "a String")]
    [InlineData("a Decimal @db.Decimal(10, 2)", "a Decimal @db.Decimal(12, 4)")]
    [InlineData("a Int", "a Int @default(4)")]
    public void A_harmless_change_is_none(string before, string after) => Risks(before, after).ShouldBeEmpty();

    [Fact]
    public void Values_that_an_enum_loses_are_a_risk_for_each_column_that_keeps_the_type()
    {
        var from = Catalog("enum E {\n  X\n  Y\n}\nmodel A {\n  id Int @id\n  e E\n  gone E\n}");
        var to = Catalog("enum E {\n  X\n}\nmodel A {\n  id Int @id\n  e E\n}");

        var risk = RisksOf(from, to).Single(risk => risk.Kind == DataRiskKind.EnumValuesRemoved);

        risk.Columns.ShouldBe(["e"]);
        risk.Values.ShouldBe(["Y"]);
        risk.MayFail.ShouldBeTrue();
        risk.DestroysData.ShouldBeFalse();
    }

    [Fact]
    public void On_Sqlite_a_new_default_fills_the_nulls_of_a_column_that_becomes_required()
    {
        var from = MigrationCase.CatalogOf("model A {\n  id Int @id\n  a Int?\n}", SqlProvider.Sqlite);
        var to = MigrationCase.CatalogOf("model A {\n  id Int @id\n  a Int @default(1)\n}", SqlProvider.Sqlite);

        CatalogDiffer.Diff(from, to, Providers.RulesOf(SqlProvider.Sqlite)).SelectMany(operation => operation.Risks)
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_new_table_has_no_rows_to_fear_for() =>
        RisksOf(new DatabaseCatalog(), Catalog("model A {\n  id Int @id\n  a String @unique\n}")).ShouldBeEmpty();

    [Fact]
    public void The_file_begins_with_the_risks()
    {
        var from = Catalog("model A {\n  id Int @id\n  a String?\n  b Int\n}\nmodel B {\n  id Int @id\n}");
        var to = Catalog("model A {\n  id Int @id\n  a String @unique\n}");

        Golden.Match(MigrationCase.Script(from, to, SqlProvider.PostgreSql).Text, "warnings.expected.sql");
    }

    private static DataRisk[] Risks(string before, string after) =>
        RisksOf(Catalog($"model A {{\n  id Int @id\n  {before}\n}}"),
            Catalog($"model A {{\n  id Int @id\n  {after}\n}}"));

    private static DataRisk[] RisksOf(DatabaseCatalog from, DatabaseCatalog to) =>
        [.. CatalogDiffer.Diff(from, to, Providers.RulesOf(SqlProvider.PostgreSql))
            .SelectMany(operation => operation.Risks)];

    private static DatabaseCatalog Catalog(string schema) => MigrationCase.CatalogOf(schema, SqlProvider.PostgreSql);
}
