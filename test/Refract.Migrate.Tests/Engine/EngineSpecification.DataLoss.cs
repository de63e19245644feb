using Refract.Migrate.Engine;
using Refract.Relational;
using Refract.Relational.Operations;

namespace Refract.Migrate.Tests.Engine;

/// <summary>Every way to lose rows is announced with its count, and nothing is done without consent.</summary>
public abstract partial class EngineSpecification
{
    private const string Full = """
        model A {
          id     Int     @id
          text   String?
          number BigInt?
          kind   String?
          amount Float?
        }

        model B {
          id Int @id
        }
        """;

    private const string FullRows = """
        INSERT INTO "A" ("id", "text", "number", "kind", "amount") VALUES
            (1, 'a', 1, 'x', 1.5), (2, 'a', 3000000000, 'y', 2), (3, NULL, -3000000000, 'y', 3.25);
        INSERT INTO "B" ("id") VALUES (1), (2);
        """;

    [Theory]
    [InlineData("\nmodel B {\n  id Int @id\n}", "", DataRiskKind.TableDropped, 2, false)]
    [InlineData("  text   String?\n", "", DataRiskKind.ColumnDropped, 2, false)]
    [InlineData("text   String?", "text String", DataRiskKind.ColumnMadeRequired, 1, true)]
    [InlineData("text   String?", "text String? @unique", DataRiskKind.UniqueAdded, 1, true)]
    [InlineData("amount Float?", "amount Float?\n  more Int", DataRiskKind.RequiredColumnAdded, 3, true)]
    [InlineData("amount Float?", "amount Int?", DataRiskKind.TypeNarrowed, 2, false)]
    [InlineData("id     Int     @id\n  text   String?\n", "id Int\n  text String\n  @@id([text])\n",
        DataRiskKind.PrimaryKeyChanged, 1, true)]
    public async Task A_loss_is_announced_with_its_count_and_refused(string before, string after, DataRiskKind kind,
        long count, bool fails)
    {
        var full = Full.ReplaceLineEndings("\n");
        var next = full.Replace(before, after, StringComparison.Ordinal);
        next.ShouldNotBe(full);
        await Engine(full).Dev(new DevOptions { Name = "init" }, Ct);
        await Execute(FullRows);
        var rows = await Rows();

        var push = await Engine(next).Push(new PushOptions(), Ct);
        push.IsDone.ShouldBeFalse();
        push.Warnings.Single(warning => warning.Risk.Kind == kind).ShouldSatisfyAllConditions(
            warning => warning.Count.ShouldBe(count), warning => warning.IsCertainFailure.ShouldBe(fails),
            warning => warning.Message.ShouldContain(
                count.ToString(System.Globalization.CultureInfo.InvariantCulture)));

        var dev = await Engine(next).Dev(new DevOptions { Name = "next" }, Ct);
        dev.Created!.IsRefused.ShouldBeTrue();
        dev.Created.Name.ShouldBeNull();
        dev.Created.Warnings.Select(warning => (warning.Risk.Kind, warning.Count)).ShouldContain((kind, count));

        var diff = await Engine(next).Diff(DiffSource.Database,
            DiffSource.Of(SchemaOf(next)), Ct);
        diff.Warnings.Select(warning => (warning.Risk.Kind, warning.Count)).ShouldContain((kind, count));

        (await Rows()).ShouldBe(rows);
        var accepted = await Engine(next).Push(new PushOptions { AcceptDataLoss = true }, Ct);
        accepted.IsDone.ShouldBe(!push.Warnings.Any(warning => warning.IsCertainFailure));
    }

    [Fact]
    public async Task A_narrower_number_is_refused_for_the_values_that_do_not_fit()
    {
        await Engine(Full).Push(new PushOptions(), Ct);
        await Execute(FullRows);
        var next = Full.Replace("BigInt?", "Int?", StringComparison.Ordinal);
        var push = await Engine(next).Push(new PushOptions(), Ct);
        push.IsDone.ShouldBeFalse();
        push.Warnings.ShouldHaveSingleItem().Count.ShouldBe(2);
        await Execute("UPDATE \"A\" SET \"number\" = 7 WHERE \"id\" > 1");
        var fitting = await Engine(next).Push(new PushOptions(), Ct);
        fitting.Warnings.ShouldBeEmpty("every value fits");
        fitting.IsDone.ShouldBeTrue();
    }

    private async Task<(long A, long B)> Rows()
    {
        await using var database = await Provider.Open(DatabaseUrl.Parse(Url), Ct);
        return (await database.RowProbe.CountRows(null, "A", Ct), await database.RowProbe.CountRows(null, "B", Ct));
    }
}
