using Refract.Generator.Models;

namespace Refract.Generator.Tests.Validity;

/// <summary>
/// The emitter puts names of the runtime's members together (<c>_TextN</c>, <c>NullableInstantFilter</c>), and states
/// the contract that it writes for: both have to be the runtime's.
/// </summary>
public sealed class Names_of_the_runtime
{
    public static TheoryData<ColumnKind> Kinds => [.. Enum.GetValues<ColumnKind>()];

    /// <summary>Each kind in each place that has members of its own: filters, assignments, readers, fields.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Members_exist_for_every_kind(ColumnKind kind)
    {
        var (type, attribute) = TypeOf(kind);
        var schema = $$"""
            datasource db {
              provider = "postgresql"
            }
            enum Color {
              Red
              Green
            }
            model Thing {
              id       Int @id
              required {{type}} {{attribute}}
              optional {{type}}? {{attribute}}
              list     {{type}}[] {{attribute}}
              /// @csharp(lazy: true)
              lazy     {{type}}? {{attribute}}
            }
            """;
        var found = await Compiler.Diagnose(schema, "", TestContext.Current.CancellationToken);
        found.Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void The_contract_is_that_of_the_runtime()
    {
        var result = Compiler.Driver(Schemas.Blog)
            .RunGenerators(Compiler.Compilation("App"), TestContext.Current.CancellationToken).GetRunResult();
        var text = string.Concat(result.GeneratedTrees.Select(tree => tree.ToString()));
        text.ShouldContain($"GeneratedClient({Runtime.Contract.Version}, ");
        text.ShouldContain($"Contract.Require({Runtime.Contract.Version}, ");
    }

    private static (string Type, string Attribute) TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Int => ("Int", ""),
        ColumnKind.BigInt => ("BigInt", ""),
        ColumnKind.Float => ("Float", ""),
        ColumnKind.Decimal => ("Decimal", ""),
        ColumnKind.Boolean => ("Boolean", ""),
        ColumnKind.Text => ("String", ""),
        ColumnKind.DateTime => ("DateTime", ""),
        ColumnKind.Date => ("DateTime", "@db.Date"),
        ColumnKind.Time => ("DateTime", "@db.Time"),
        ColumnKind.Guid => ("String", "@db.Uuid"),
        ColumnKind.Json => ("Json", ""),
        ColumnKind.Bytes => ("Bytes", ""),
        ColumnKind.Enum => ("Color", ""),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Say how a schema declares it."),
    };
}
