using System.Diagnostics;
using Refract.EndToEnd.Shop;
using Refract.Runtime;

namespace Refract.EndToEnd.Tests;

/// <summary>What the server sees behind the statements of a client with tags.</summary>
public sealed class Tags_on_postgresql() : ShopFixture(new PostgreSqlShop())
{
    private const string Fixed = "\n/*application='shop',team='A%26B'*/";

    [Fact]
    public async Task Every_kind_of_statement_has_them()
    {
        await using var db = Connect(o => o.SqlTags.Add("team", "A&B").Add("application", "shop"));
        var log = new List<string>();
        db.Log += entry => log.Add(entry.Sql);
        await db.Tag.CreateMany([new() { Name = "a" }, new() { Name = "b" }], ct: Ct);
        await Ends("INSERT", Fixed);
        // More often than it takes the driver to prepare the statement.
        for (var i = 0; i < 8; i++)
        {
            (await db.Tag.FindUnique(id: 1, ct: Ct))!.Name.ShouldBe("a");
            await Ends("SELECT", Fixed);
        }

        (await db.Batch(b => (b.Tag.Count(ct: Ct), b.Tag.FindFirst(ct: Ct)), ct: Ct)).Item1.ShouldBe(2);
        (await Last()).ShouldEndWith(Fixed);
        (await db.QueryRaw<string>($"select name from \"Tag\" where id = 2 -- the second", Ct)).ShouldBe(["b"]);
        (await Last()).ShouldEndWith("-- the second" + Fixed);
        (await db.ExecuteRaw($"update \"Tag\" set name = name;", Ct)).ShouldBe(2);
        (await Last()).ShouldEndWith("name = name" + Fixed);
        await db.Transaction(async tx =>
        {
            await tx.Tag.Update(1, new() { Name = "c" }, ct: Ct);
            await Ends("UPDATE", Fixed);
            (await tx.Tag.CreateMany(Enumerable.Range(0, 9_000).Select(n => new TagCreate { Name = $"n{n}" }), ct: Ct))
                .ShouldBe(9_000);
            await Ends("COPY", Fixed);
        }, ct: Ct);
        var rows = 0;
        await foreach (var tag in db.Tag.Stream(ct: Ct)) rows += tag.Id > 0 ? 1 : 0;
        rows.ShouldBe(9_002);
        (await Last()).ShouldEndWith(Fixed);
        // The client's own log has them apart: they are the same for all of its lines.
        log.ShouldAllBe(sql => !sql.Contains("shop"));
    }

    [Fact]
    public async Task Values_are_those_of_the_moment()
    {
        var route = "/users";
        await using var db = Connect(o => o.SqlTags.Add("route", () => route).Add("page", () => null));
        await db.Tag.Count(ct: Ct);
        (await Last()).ShouldEndWith("\n/*route='%2Fusers'*/");
        route = "/orders";
        await db.Tag.Count(ct: Ct);
        (await Last()).ShouldEndWith("\n/*route='%2Forders'*/");
        route = "";
        await db.Tag.Count(ct: Ct);
        (await Last()).ShouldNotContain("/*");
    }

    [Theory]
    [InlineData("*/ ; drop table \"Tag\"; /*")]
    [InlineData("'; drop table \"Tag\"; --")]
    [InlineData("/* /* nested")]
    [InlineData("back\\slash\\'")]
    [InlineData("line\nbreak\r\u2028")]
    [InlineData("naïve 東京 🐧")]
    [InlineData("nul\0")]
    [InlineData("half \ud83d")]
    public async Task No_text_leaves_the_comment(string text)
    {
        await using var db = Connect(o => o.SqlTags.Add(text, () => text).Add("z", text));
        await db.Tag.Create(new() { Name = "kept" }, ct: Ct);
        var comment = (await Last()).Split("\n/*")[1];
        comment.ShouldAllBe(letter => letter < 0x7f && letter >= ' ');
        comment.ShouldEndWith("*/");
        comment[..^2].ShouldNotContain("*");
        comment.Count(letter => letter == '\'').ShouldBe(4);
        Uri.UnescapeDataString(comment.Split('\'')[1]).ShouldBe(text.Replace('\ud83d', '\ufffd').Contains('\ufffd')
            && text.EndsWith('\ud83d') ? "half \ufffd" : text);
        (await db.Tag.Count(ct: Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task The_span_is_that_of_the_statement_when_it_is_recorded()
    {
        await using var db = Connect(o => o.SqlTags.AddTraceContext());
        await db.Tag.Count(ct: Ct);
        (await Last()).ShouldNotContain("/*");

        using var source = new ActivitySource("Tags_on_postgresql");
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = one => one.Name == source.Name || one.Name == QueryDiagnostics.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.Parent.TraceId == default
                || options.Name == "seen" || options.Parent.TraceFlags != 0
                    ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.PropagationData,
            ActivityStopped = span => { lock (spans) spans.Add(span); },
        };
        ActivitySource.AddActivityListener(listener);
        using (var seen = source.StartActivity("seen")!)
        {
            seen.TraceStateString = "vendor=1";
            await db.Tag.Count(ct: Ct);
            var sent = await Last();
            lock (spans)
            {
                var statement = spans.Single(span => span.DisplayName == "count Tag" && span.TraceId == seen.TraceId);
                sent.ShouldEndWith($"\n/*traceparent='{statement.Id}',tracestate='vendor%3D1'*/");
            }
        }
    }

    [Fact]
    public void A_name_is_given_once()
    {
        var tags = new RefractOptions().SqlTags.Add("a", "1");
        Should.Throw<ArgumentException>(() => tags.Add("a", () => "2")).Message.ShouldContain("\"a\"");
        Should.Throw<ArgumentException>(() => tags.Add("", "2"));
    }

    private ShopDb Connect(Action<RefractOptions> configure) => ShopDb.Connect(
        Url + (Url.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "connection_limit=1&application_name=tagged",
        configure);

    private async Task Ends(string begin, string end)
    {
        var last = await Last();
        last.ShouldStartWith(begin);
        last.ShouldEndWith(end);
    }

    /// <summary>The last statement of the client with tags, as the server has it.</summary>
    private async Task<string> Last() => await Db.QueryRawScalar<string>(
        $"select query from pg_stat_activity where datname = current_database() and application_name = 'tagged'", Ct);
}
