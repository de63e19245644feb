namespace Refract.EndToEnd.Tests;

/// <summary>Values that PostgreSQL has and .NET has not.</summary>
public sealed class Unreadable_on_postgresql() : ShopFixture(new PostgreSqlShop())
{
    [Theory]
    [InlineData("at", "'infinity'"), InlineData("atN", "'-infinity'"), InlineData("zonedN", "'infinity'"),
        InlineData("day", "'infinity'"), InlineData("day", "'-infinity'")]
    [InlineData("atN", "'0044-03-15 12:00:00 BC'"), InlineData("zonedN", "'10000-01-01 00:00:00+00'"),
        InlineData("day", "'0001-12-31 BC'"), InlineData("day", "'12024-01-01'")]
    [InlineData("clock", "'24:00'"), InlineData("numberN", "'NaN'"),
        InlineData("number", "12345678901234567890123456789012345"), InlineData("colourN", "'GREEN'")]
    public async Task A_value_that_cannot_be_read_is_named(string field, string value)
    {
        await Raw("ALTER TYPE colour_kind ADD VALUE 'GREEN'");
        await Db.Everything.Create(new(), ct: Ct);
        await Raw($"INSERT INTO \"Everything\" (\"{field}\") VALUES ({value})");
        var error = await Should.ThrowAsync<RefractException>(() => Db.Everything.FindMany(ct: Ct));
        error.Code.ShouldBe("P2023");
        error.Message.ShouldStartWith($"Everything.{field} of the Everything with id 2 cannot be read");
        (await Should.ThrowAsync<RefractException>(() => Db.Everything.FindUnique(2, ct: Ct))).Code.ShouldBe("P2023");
    }

    [Theory]
    [InlineData("texts"), InlineData("flags"), InlineData("ints"), InlineData("reals"), InlineData("numbers"),
        InlineData("times"), InlineData("days"), InlineData("guids")]
    [InlineData("jsons"), InlineData("blobs"), InlineData("colours")]
    public async Task A_null_in_a_list_is_named(string field)
    {
        await Raw($"INSERT INTO \"Lists\" (\"{field}\") VALUES ('{{NULL,NULL}}')");
        var error = await Should.ThrowAsync<RefractException>(() => Db.Lists.FindMany(ct: Ct));
        error.Code.ShouldBe("P2023");
        error.Message.ShouldStartWith($"Lists.{field} of the Lists with id 1 cannot be read");
    }

    [Fact]
    public async Task Sessions_are_in_utc()
    {
        await Raw("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone = %L', current_database(), "
            + "'America/New_York'); END $$");
        await Raw("INSERT INTO \"Everything\" (at, zoned) VALUES ('2024-01-01 12:00:00', '2024-01-01 12:00:00+00')");
        (await Db.Everything.Count(row => row.At == row.Zoned, Ct)).ShouldBe(1);
        (await Db.Everything.Count(row => row.At < row.Zoned || row.At > row.Zoned, Ct)).ShouldBe(0);
    }
}
