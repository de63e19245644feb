using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Rows that other programs and older versions wrote into a SQLite file.</summary>
public sealed class OlderForms_on_sqlite() : ShopFixture(new SqliteShop())
{
    private static readonly DateTimeOffset s_time = new(2026, 11, 28, 21, 39, 17, TimeSpan.Zero);

    public static TheoryData<string> Forms =>
    [
        "'2026-11-28T21:39:17.000+00:00'", "'2026-11-28 21:39:17'", "'2026-11-28 21:39:17 +00:00'",
        "'2026-11-28 21:39:17.000'", "'2026-11-28T21:39:17Z'", "'2026-11-28T21:39:17.000Z'",
        "'2026-11-28T21:39:17+00:00'", "'2026-11-28T21:39:17'", "'2026-11-28T21:39:17.000000+00:00'", "1795901957000",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_time_in_another_form_is_found(string form)
    {
        await Raw($"INSERT INTO Plan (name, ends) VALUES ('older', {form})");
        await Db.Plan.Create(new() { Name = "own", Ends = s_time }, ct: Ct);
        foreach (var row in await Db.Plan.FindMany(ct: Ct)) row.Ends.ShouldBe(s_time);
        await Found(2, new() { Ends = s_time });
        await Found(2, new() { Ends = { In = [s_time, s_time.AddDays(1)] } });
        await Found(0, new() { Ends = { NotIn = [s_time] } });
        await Found(0, new() { Ends = { Not = s_time } });
        await Found(2, new() { Ends = { Not = s_time.AddSeconds(1) } });
        await Found(2, new() { Ends = { Gte = s_time, Lte = s_time } });
        await Found(0, new() { Ends = { Gt = s_time } });
        await Found(0, new() { Ends = { Lt = s_time } });
        foreach (var step in (TimeSpan[])[TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromHours(3),
            TimeSpan.FromDays(1), TimeSpan.FromDays(40)])
        {
            await Found(2, new() { Ends = { Gt = s_time - step, Lt = s_time + step } });
            await Found(2, new() { Ends = { Gte = s_time - step, Lte = s_time + step } });
            await Found(0, new() { Ends = { Gt = s_time + step } });
            await Found(0, new() { Ends = { Gte = s_time + step } });
            await Found(0, new() { Ends = { Lt = s_time - step } });
            await Found(0, new() { Ends = { Lte = s_time - step } });
            await Found(0, new() { Ends = s_time + step });
        }

        (await Db.Plan.Count(row => row.Ends == row.Ends, Ct)).ShouldBe(2);
    }

    [Theory]
    [InlineData("'2026-11-28T21:39:17.250Z'"), InlineData("'2026-11-28 21:39:17.250'"),
        InlineData("'2026-11-28 21:39:17.250 +00:00'"), InlineData("1795901957250")]
    public async Task A_time_with_a_fraction_is_found(string form)
    {
        var time = s_time.AddMilliseconds(250);
        await Raw($"INSERT INTO Plan (name, ends) VALUES ('older', {form})");
        await Found(1, new() { Ends = time });
        await Found(0, new() { Ends = s_time });
        await Found(1, new() { Ends = { Gte = time, Lte = time } });
        await Found(1, new() { Ends = { Gt = s_time, Lt = s_time.AddSeconds(1) } });
    }

    [Fact]
    public async Task A_time_of_another_zone_is_found_in_a_range()
    {
        await Raw("INSERT INTO Plan (name, ends) VALUES ('a', '2026-11-29T02:39:17+05:00'), ('b', "
            + "'2026-11-28T19:39:17-02:00')");
        await Found(2, new() { Ends = { Gte = s_time, Lte = s_time } });
        await Found(0, new() { Ends = { Gt = s_time } });
        await Found(0, new() { Ends = { Lt = s_time } });
    }

    [Fact]
    public async Task Fresh_rows_are_not_older_than_an_hour()
    {
        await Raw("INSERT INTO Plan (name) VALUES ('a'), ('b')");
        (await Db.Plan.Count(new() { Made = { Gt = DateTimeOffset.UtcNow.AddHours(-1) } }, ct: Ct)).ShouldBe(2);
        (await Db.Plan.DeleteMany(new() { Made = { Lt = DateTimeOffset.UtcNow.AddHours(-1) } }, ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task The_index_is_used()
    {
        var log = Listen();
        await Db.Plan.Count(new() { Ends = s_time }, ct: Ct);
        await Db.Plan.FindMany(new() { Ends = { Gt = s_time } }, orderBy: [new() { Ends = Sort.Asc }], take: 5, ct: Ct);
        await Db.Plan.Count(new() { Ends = { Lte = s_time } }, ct: Ct);
        await Db.Plan.Count(new() { Ends = { In = [s_time] } }, ct: Ct);
        foreach (var sql in log)
        {
            var plan = await Explain(sql);
            plan.ShouldContain("Plan_ends_idx (ends");
            plan.ShouldNotContain("TEMP B-TREE");
        }
    }

    [Fact]
    public async Task The_statement_of_the_guide_brings_a_column_to_the_one_form()
    {
        string[] forms = [.. Forms.Select(row => row.Data), "'2026-11-28T23:39:17.000+02:00'",
            "'2026-11-28T21:39:17.25Z'", "1795901957250"];
        foreach (var (form, i) in forms.Select((form, i) => (form, i)))
            await Raw($"INSERT INTO Plan (name, ends) VALUES ('{i:00}', {form})");
        await Raw("INSERT INTO Plan (name, ends) VALUES ('no time', 'soon')");
        var guide = await File.ReadAllTextAsync(Path.Combine(ShopSchema.Folder, "../../docs/guide/differences.md"), Ct);
        var update = guide[guide.IndexOf("UPDATE \"Plan\"", StringComparison.Ordinal)..];
        await Raw(update[..update.IndexOf("```", StringComparison.Ordinal)]);
        (await Texts("SELECT ends FROM Plan WHERE name = 'no time'")).ShouldBe(["soon"]);
        await Raw("DELETE FROM Plan WHERE name = 'no time'");
        var stored = await Texts("SELECT ends FROM Plan ORDER BY name");
        stored.ShouldBe(forms.Select(form =>
            $"2026-11-28T21:39:17.{(form.Contains("25", StringComparison.Ordinal) ? "250" : "000")}+00:00"));
        await Found(forms.Length - 2, new() { Ends = s_time });
        await Found(2, new() { Ends = s_time.AddMilliseconds(250) });
        // A second run finds nothing to do.
        await Raw(update[..update.IndexOf("```", StringComparison.Ordinal)]);
        (await Texts("SELECT ends FROM Plan ORDER BY name")).ShouldBe(stored);
        var sorted = await Db.Plan.FindMany(orderBy: [new() { Ends = Sort.Asc }, new() { Name = Sort.Asc }], ct: Ct);
        sorted.Select(plan => plan.Ends).ShouldBeInOrder();
    }

    [Fact]
    public async Task What_the_guide_says_of_files_with_several_forms_is_so()
    {
        await Raw("INSERT INTO Plan (name, ends) VALUES ('number', 1795901958000), ('space', '2026-11-28 21:39:18'), "
            + "('letter', '2026-11-28T21:39:17.000+00:00'), ('offset', '2026-11-28T23:39:17+02:00'), "
            + "('short', '2026-11-28T21:39:17.0Z')");
        await Found(3, new() { Ends = { Gte = s_time, Lt = s_time.AddSeconds(1) } });
        await Found(1, new() { Ends = s_time });
        await Found(2, new() { Ends = s_time.AddSeconds(1) });
        (await Db.Plan.FindMany(distinct: [PlanScalar.Ends], ct: Ct)).Count.ShouldBe(2);
        (await Db.Plan.FindMany(orderBy: [new() { Ends = Sort.Asc }], take: 2, ct: Ct))
            .Select(plan => plan.Name).ShouldBe(["number", "space"]);
    }

    [Theory]
    [InlineData("'0.1234567890123456'", "0.1234567890123456"), InlineData("0.1 + 0.2", "0.30000000000000004"),
        InlineData("12", "12"), InlineData("'1.50'", "1.5")]
    public async Task A_decimal_is_read_with_all_its_digits(string stored, string expected)
    {
        var number = decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture);
        await Raw($"INSERT INTO Held (number) VALUES ({stored})");
        (await Db.Held.FindMany(ct: Ct)).Single().Number.ShouldBe(number);
        (await Db.Held.Count(new() { Number = number }, ct: Ct)).ShouldBe(1);
    }

    [Theory]
    [InlineData("Everything", "colourN", "'GREEN'"), InlineData("Everything", "atN", "'soon'"),
        InlineData("Everything", "numberN", "'many'"), InlineData("Lists", "ints", "'[1,null]'")]
    [InlineData("Lists", "texts", "'[null]'"), InlineData("Lists", "jsons", "'{}'"),
        InlineData("Lists", "colours", "'[\"GREEN\"]'"), InlineData("Everything", "json", "'{'")]
    public async Task A_value_that_cannot_be_read_is_named(string model, string field, string value)
    {
        await Raw($"INSERT INTO {model} ({field}{(model == "Lists" ? "" : ", at, zoned")}) VALUES "
            + $"({value}{(model == "Lists" ? "" : ", '2024-01-01', '2024-01-01'")})");
        var error = await Should.ThrowAsync<RefractException>(async () =>
        {
            if (model == "Lists") await Db.Lists.FindMany(ct: Ct);
            else await Db.Everything.FindMany(ct: Ct);
        });
        error.Code.ShouldBe("P2023");
        error.Message.ShouldStartWith($"{model}.{field} of the {model} with id 1 cannot be read");
    }

    private async Task<List<string>> Texts(string sql)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={Url["file:".Length..]};Pooling=False");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var texts = new List<string>();
        while (await reader.ReadAsync(Ct)) texts.Add(reader.GetString(0));
        return texts;
    }

    private async Task<string> Explain(string sql)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={Url["file:".Length..]};Pooling=False");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        for (var i = 1; i < 9; i++) command.Parameters.AddWithValue("?" + i, "2026-11-28T21:39:17.000+00:00");
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var lines = new List<string>();
        while (await reader.ReadAsync(Ct)) lines.Add(reader.GetString(3));
        return string.Join('\n', lines);
    }

    private async Task Found(int expected, PlanWhere where) => (await Db.Plan.Count(where, ct: Ct)).ShouldBe(expected);
}
