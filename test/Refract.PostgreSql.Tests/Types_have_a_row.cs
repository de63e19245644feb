using Refract.PostgreSql.Types;
using Refract.Relational;
using Refract.Schema;
using Refract.Schema.Providers;

namespace Refract.PostgreSql.Tests;

public sealed class Types_have_a_row
{
    [Fact]
    public void Each_native_type_of_the_language_has_one() =>
        PostgreSqlTypes.Names.ShouldBe(
            NativeTypes.For(DatabaseProvider.PostgreSql).Select(type => type.Name), ignoreOrder: true);

    [Fact]
    public void Each_scalar_has_one_but_enums_and_what_the_language_does_not_have()
    {
        foreach (var scalar in Enum.GetValues<ScalarType>())
            (PostgreSqlTypes.Find(new ColumnType { Scalar = scalar }) is null)
                .ShouldBe(scalar is ScalarType.Enum or ScalarType.Unsupported, scalar.ToString());
    }

    [Fact]
    public void Casts_name_other_types_and_safe_ones_are_among_them()
    {
        foreach (var type in NativeTypes.For(DatabaseProvider.PostgreSql)
            .Select(type => PostgreSqlTypes.Of(new NativeType(type.Name, []))))
        {
            type.Casts.ShouldBeSubsetOf(PostgreSqlTypes.Names);
            type.SafeCasts.ShouldBeSubsetOf(type.Casts);
        }
    }
}
