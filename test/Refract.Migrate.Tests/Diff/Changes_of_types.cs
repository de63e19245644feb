using Refract.Migrate.Tests.Sql;
using Refract.PostgreSql.Types;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.Migrate.Tests.Diff;

/// <summary>
/// Every change from one native type to another, tried on the server: what is altered in place must be taken by it.
/// </summary>
public sealed class Changes_of_types(RoundTripServer postgres) : IClassFixture<RoundTripServer>
{
    private static readonly ColumnType[] _types =
    [
        .. Types(ScalarType.String, "Text", "Char(40)", "VarChar(40)", "VarChar", "Bit(3)", "VarBit", "Uuid", "Xml",
            "Inet", "Citext"),
        .. Types(ScalarType.Boolean, "Boolean"),
        .. Types(ScalarType.Int, "Integer", "SmallInt", "Oid"),
        .. Types(ScalarType.BigInt, "BigInt"),
        .. Types(ScalarType.Float, "DoublePrecision", "Real"),
        .. Types(ScalarType.Decimal, "Decimal(10,3)", "Money"),
        .. Types(ScalarType.DateTime, "Timestamp(3)", "Timestamptz(3)", "Date", "Time(3)", "Timetz(3)"),
        .. Types(ScalarType.Json, "Json", "JsonB"),
        .. Types(ScalarType.Bytes, "ByteA"),
    ];

    [Fact]
    public async Task The_server_takes_every_change_of_a_type()
    {
        var from = new List<CatalogTable>();
        var to = new List<CatalogTable>();
        foreach (var type in _types.Concat(_types.Select(type => type with { IsList = true })))
        {
            var targets = _types.Concat(
                type.IsList ? [.. _types.Select(item => item with { IsList = true })] : []).ToArray();
            from.Add(Table(from.Count, targets.Select(_ => type)));
            to.Add(Table(to.Count, targets));
        }

        var before = new DatabaseCatalog { Namespaces = ["public"], Extensions = [new CatalogExtension("citext")],
            Tables = from };
        var after = before with { Tables = to };
        await using var database = await postgres.OpenEmpty();
        await database.Execute(MigrationCase.Script(new DatabaseCatalog(), before, SqlProvider.PostgreSql)
            .Text, TestContext.Current.CancellationToken);

        var script = MigrationCase.Script(before, after, SqlProvider.PostgreSql);
        await database.Execute(script.Text, TestContext.Current.CancellationToken);

        script.Text.ShouldContain($"SET DATA TYPE {PostgreSqlTypeNames.NameOf(_types[0])}");
        var read = await database.Introspect(["public"], TestContext.Current.CancellationToken);
        MigrationCase.Script(read, after, SqlProvider.PostgreSql).IsEmpty.ShouldBeTrue();
    }

    private static CatalogTable Table(int number, IEnumerable<ColumnType> columns) => new()
    {
        Name = "t" + number,
        Columns = [.. columns.Select(
            (type, at) => new CatalogColumn { Name = "c" + at, Type = type with { IsNullable = true } })],
    };

    private static IEnumerable<ColumnType> Types(ScalarType scalar, params string[] names) =>
        names.Select(name => name.Split('(', ')') is [var plain, var arguments, ..]
        ? new ColumnType { Scalar = scalar, Native = new NativeType(plain, arguments.Split(',')) }
        : new ColumnType { Scalar = scalar, Native = new NativeType(name, []) });
}
