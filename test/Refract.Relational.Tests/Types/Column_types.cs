using Refract.Schema;

namespace Refract.Relational.Tests;

public sealed class Column_types
{
    [Fact]
    public void Print_as_the_schema_language_writes_them()
    {
        new ColumnType { Scalar = ScalarType.Int }.ToString().ShouldBe("Int");
        new ColumnType { Scalar = ScalarType.BigInt, IsList = true }.ToString().ShouldBe("BigInt[]");
        new ColumnType { Scalar = ScalarType.Enum, EnumName = "CaseType" }.ToString().ShouldBe("CaseType");
    }

    [Fact]
    public void Are_equal_by_what_decides_how_values_are_stored()
    {
        var list = new ColumnType { Scalar = ScalarType.Int, IsList = true, IsNullable = true };
        list.Item.ShouldBe(new ColumnType { Scalar = ScalarType.Int });
        (list with { IsNullable = false }).ShouldNotBe(list);
        (list with { }).GetHashCode().ShouldBe(list.GetHashCode());
    }
}
