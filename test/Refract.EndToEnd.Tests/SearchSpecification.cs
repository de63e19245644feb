using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Full-text search: on PostgreSQL as the server has it, elsewhere refused in words.</summary>
public abstract class SearchSpecification(IShopSource source) : ShopFixture(source)
{
    private static readonly (string Text, string? More)[] s_rows =
    [
        /* 1 */ ("The cat sat on the mat", null),
        /* 2 */ ("Cats and dogs", "A cat, a cat and a third cat"),
        /* 3 */ ("A dog sleeps", "nothing of interest"),
        /* 4 */ ("", "catalogue"),
        /* 5 */ ("Die Katzen schlafen", "it's a cat's life"),
    ];

    private const string Operators = "fat <-> cat & ! ' \\ :* \" %_ ; -- /* é 猫";

    public static TheoryData<string, Func<EverythingFields, Predicate>, EverythingWhere, int[]> Conditions => new()
    {
        { "word", e => e.Text.Search("mat"), new() { Text = { Search = "mat" } }, [1] },
        { "word as it is", e => e.Text.Search(Plain("cat")), new() { Text = { Search = Plain("cat") } }, [1] },
        { "word of a language", e => e.Text.Search(English("cat")), new() { Text = { Search = English("cat") } },
            [1, 2] },
        { "other language", e => e.Text.Search(TextSearch.Query("Katze", SearchLanguage.German)),
            new() { Text = { Search = TextSearch.Query("Katze", SearchLanguage.German) } }, [5] },
        { "both", e => e.Text.Search(English("cat & dog")), new() { Text = { Search = English("cat & dog") } }, [2] },
        { "either", e => e.Text.Search(English("cat | dog")), new() { Text = { Search = English("cat | dog") } },
            [1, 2, 3] },
        { "without", e => e.Text.Search(English("dog & !cat")), new() { Text = { Search = English("dog & !cat") } },
            [3] },
        { "side by side", e => e.Text.Search(English("dog <-> sleep")),
            new() { Text = { Search = English("dog <-> sleep") } }, [3] },
        { "beginning", e => e.TextN.Search(Plain("cat:*")), new() { TextN = { Search = Plain("cat:*") } }, [2, 4, 5] },
        { "as typed", e => e.Text.Search(TextSearch.Web("dog cat", SearchLanguage.English)),
            new() { Text = { Search = TextSearch.Web("dog cat", SearchLanguage.English) } }, [2] },
        { "typed phrase", e => e.Text.Search(Typed("\"cat sat\" or \"dog sleeps\"")),
            new() { Text = { Search = Typed("\"cat sat\" or \"dog sleeps\"") } }, [1, 3] },
        { "typed without", e => e.Text.Search(TextSearch.Web("dog -cats", SearchLanguage.English)),
            new() { Text = { Search = TextSearch.Web("dog -cats", SearchLanguage.English) } }, [3] },
        { "not", e => !e.TextN.Search(Plain("cat")), new() { TextN = { Not = { Search = Plain("cat") } } }, [3, 4] },
        { "with others", e => e.Text.Search(Plain("cat")) | e.Text.StartsWith("A "),
            new() { Or = [new() { Text = { Search = Plain("cat") } }, new() { Text = { StartsWith = "A " } }] },
            [1, 3] },
        { "beside others", e => e.Text.Search(English("dog")) & e.Text.Contains("sleep"),
            new() { Text = { Search = English("dog"), Contains = "sleep" } }, [3] },
        { "nothing", e => e.Text.Search(TextSearch.Web("")), new() { Text = { Search = TextSearch.Web("") } }, [] },
        { "odd texts", e => e.Text.Search(TextSearch.Web(Operators)),
            new() { Text = { Search = TextSearch.Web(Operators) } }, [] },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task Conditions_find_rows(
        string name, Func<EverythingFields, Predicate> lambda, EverythingWhere where, int[] expected)
    {
        await Fill();
        if (!IsPostgreSql)
        {
            await Refused(() => Db.Everything.FindMany(where, ct: Ct));
            await Refused(() => Db.Everything.FindMany(lambda, ct: Ct));
            return;
        }

        var order = new EverythingOrderBy { Id = Sort.Asc };
        (await Db.Everything.FindMany(where, order, ct: Ct)).Select(row => row.Id).ShouldBe(expected, name);
        (await Db.Everything.FindMany(lambda, order, ct: Ct)).Select(row => row.Id).ShouldBe(expected, name);
        (await Db.Everything.Count(where, ct: Ct)).ShouldBe(expected.Length, name);
    }

    [Fact]
    public async Task Rows_come_in_the_order_of_their_relevance()
    {
        await Fill();
        var text = EverythingScalar.Text;
        var more = EverythingScalar.TextN;
        if (!IsPostgreSql)
        {
            await Refused(() =>
                Db.Everything.FindMany(orderBy: new() { [Relevance.Of("cat", text)] = Sort.Desc }, ct: Ct));
            await Refused(() => Db.Everything.Query.OrderBy(e => e.Text.Relevance("cat").Desc).FindMany(Ct));
            return;
        }

        (await Db.Everything.FindMany(
            orderBy: new() { [Relevance.Of(English("cat"), text, more)] = Sort.Desc, Id = Sort.Asc }, ct: Ct))
            .Select(row => row.Id).ShouldBe([2, 1, 5, 3, 4]);
        (await Db.Everything.Query.OrderBy(e => e.Text.Relevance(English("cat"), e.TextN).Desc, e => e.Id.Asc)
            .FindMany(Ct)).Select(row => row.Id).ShouldBe([2, 1, 5, 3, 4]);
        (await Db.Everything.Query.OrderBy(e => e.TextN.Relevance(Typed("cat")).Asc, e => e.Id.Desc)
            .FindMany(Ct)).Select(row => row.Id).ShouldBe([4, 3, 1, 5, 2]);
        // Together with a page, a search and a cursor.
        (await Db.Everything.FindMany(
            new() { Text = { Search = English("cat | dog") } },
            [new() { [Relevance.Of(English("dog"), text)] = Sort.Desc }, new() { Id = Sort.Desc }], take: 2, skip: 1,
            ct: Ct))
            .Select(row => row.Id).ShouldBe([2, 1]);
        (await Db.Everything.FindMany(
            orderBy: new() { [Relevance.Of(English("cat"), text, more)] = Sort.Desc, Id = Sort.Asc },
            cursor: new(id: 5), ct: Ct)).Select(row => row.Id).ShouldBe([5, 3, 4]);
        (await Db.Everything.Query.OrderBy(e => e.Text.Relevance(English("cat")).Desc).Take(1).Select(e => e.Text)
            .FindMany(Ct)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_left_out_is_no_condition()
    {
        await Fill();
        string? typed = null;
        (await Db.Everything.Count(new() { Text = { Search = typed.OrSkip() } }, ct: Ct)).ShouldBe(5);
        (await Db.Everything.FindMany(orderBy: new()
        {
            [Relevance.Of(typed.OrSkip(), EverythingScalar.Text)] = Sort.Desc, Id = Sort.Desc,
        }, ct: Ct)).Select(row => row.Id).ShouldBe([5, 4, 3, 2, 1]);
        (await Should.ThrowAsync<InvalidQueryException>(() =>
            Db.Everything.FindMany(new() { Text = { Search = typed! } }, ct: Ct))).Path.ShouldBe("where.Text");
        (await Should.ThrowAsync<InvalidQueryException>(() => Db.Everything.FindMany(
            orderBy: new() { [Relevance.Of("cat", EverythingScalar.Int)] = Sort.Desc }, ct: Ct)))
            .Message.ShouldContain("Int holds no text");
        Should.Throw<ArgumentException>(() => Relevance.Of<EverythingScalar>("cat"));
        Should.Throw<ArgumentOutOfRangeException>(() => TextSearch.Web("cat", (SearchLanguage)99));
    }

    [Fact]
    public async Task A_text_that_is_no_query_is_explained_without_it()
    {
        if (!IsPostgreSql) return;
        await Fill();
        foreach (var text in new[] { "secret words", "secret &", "(secret", "!", "secret <-> " })
        {
            var error = await Should.ThrowAsync<RefractException>(() =>
                Db.Everything.FindMany(new() { Text = { Search = text } }, ct: Ct));
            error.Code.ShouldBe("P2007", text);
            error.Message.ShouldContain("TextSearch.Web");
            error.ToString().ShouldNotContain("secret");
        }

        await Should.ThrowAsync<RefractException>(() =>
            Db.Everything.FindMany(new() { Text = { Search = TextSearch.Web("a\0b") } }, ct: Ct));
    }

    [Fact]
    public async Task Languages_are_those_of_the_server()
    {
        if (!IsPostgreSql) return;
        foreach (var language in Enum.GetValues<SearchLanguage>())
            await Db.Everything.Count(new() { Text = { Search = TextSearch.Web("cat", language) } }, ct: Ct);
    }

    private static TextSearch English(string text) => TextSearch.Query(text, SearchLanguage.English);

    private static TextSearch Plain(string text) => TextSearch.Query(text, SearchLanguage.Simple);

    private static TextSearch Typed(string text) => TextSearch.Web(text, SearchLanguage.Simple);

    private async Task Fill()
    {
        foreach (var (text, more) in s_rows)
            await Db.Everything.Create(new() { Text = text, TextN = more }, ct: Ct);
    }

    private static async Task Refused(Func<Task> query) =>
        (await Should.ThrowAsync<InvalidQueryException>(query)).Message.ShouldContain("no full-text search");
}
