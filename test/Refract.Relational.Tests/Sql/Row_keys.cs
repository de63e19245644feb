using Refract.Relational.Sql;

namespace Refract.Relational.Tests;

public sealed class Row_keys
{
    [Fact]
    public void Bring_equal_values_together()
    {
        var rows = new Dictionary<RowKey, string> { [RowKey.Of(7L)] = "seven", [RowKey.Of((object)"a")] = "letter" };
        rows[RowKey.Of(7L)].ShouldBe("seven");
        rows[RowKey.Of((object)new string('a', 1))].ShouldBe("letter");
        rows.ShouldNotContainKey(RowKey.Of((object)"A"));
        RowKey.Null.ShouldNotBe(RowKey.Of(0L));
    }

    [Fact]
    public void Of_several_columns_compare_column_by_column()
    {
        static RowKey Key(long left, string right) =>
            RowKey.Of(new CompositeKey(RowKey.Of(left), RowKey.Of((object)right)));
        Key(1, "x").ShouldBe(Key(1, "x"));
        Key(1, "x").GetHashCode().ShouldBe(Key(1, "x").GetHashCode());
        Key(1, "x").ShouldNotBe(Key(1, "y"));
        Key(1, "x").ShouldNotBe(RowKey.Of(new CompositeKey(RowKey.Of(1L))));
    }
}
