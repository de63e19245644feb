using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Blog;

namespace Refract.Client.Tests.Records;

/// <summary>Records as System.Text.Json sees them, with the client's resolver, and by their attribute alone.</summary>
public sealed class Contracts_of_records
{
    private static readonly JsonSerializerOptions s_plain = new();
    private static readonly JsonSerializerOptions s_web = With(new(JsonSerializerDefaults.Web));

    private static Login Login => new() { Id = 1, Hash = "h", Mail = "a@b.c", State = State.InProgress };

    public static TheoryData<bool> Ways => [false, true];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Options_are_obeyed(bool hasResolver)
    {
        var options = Options(hasResolver, options =>
        {
            options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            options.PropertyNamingPolicy = JsonNamingPolicy.KebabCaseUpper;
            options.NumberHandling = JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString;
            options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        });
        var post = new Post { Id = 7, Title = "t", AuthorId = 1, Reviewer = null };
        var json = JsonSerializer.Serialize(post, options);
        json.ShouldBe("""{"ID":"7","TITLE":"t","PUBLISHED":false,"VIEWS":"0","TAGS":[],"AUTHOR-ID":"1"}""");
        JsonSerializer.Deserialize<Post>(json, options).ShouldBe(post);
        var user = new User { Id = 1, Email = "e", Posts = [post] };
        JsonSerializer.Serialize(user, options).ShouldContain("\"POSTS\":[{\"ID\":\"7\"");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Related_lists_are_written_as_the_options_write_lists(bool hasResolver)
    {
        var user = new User { Id = 1, Email = "e", Posts = [new Post { Id = 7, Title = "t", AuthorId = 1 }] };
        JsonSerializer.Serialize(user, Options(hasResolver, options => options.Converters.Add(new NumberOfPosts())))
            .ShouldContain("\"Posts\":1");
        JsonSerializer.Serialize(user, Options(hasResolver, options =>
            options.ReferenceHandler = ReferenceHandler.Preserve)).ShouldContain("\"$values\":[{\"$id\":");
        JsonSerializer.Serialize(user, Options(hasResolver, options => options.WriteIndented = true))
            .ReplaceLineEndings("\n").ShouldContain("\n  \"Posts\": [\n    {\n      \"Id\": 7,");
        foreach (var depth in new[] { 2, 3 })
        {
            var limited = Options(hasResolver, options => options.MaxDepth = depth);
            if (depth == 2) Should.Throw<JsonException>(() => JsonSerializer.Serialize(user, limited));
            else JsonSerializer.Serialize(user with { Posts = [] }, limited).ShouldContain("\"Posts\":[]");
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void The_row_of_a_select_is_refused_instead_of_being_written_without_its_columns(bool hasResolver)
    {
        var options = Options(hasResolver, _ => { });
        foreach (var rows in new object[]
            { new UserSelect(), new List<UserSelect> { new() }, new { User = new UserSelect() } })
            Should.Throw<NotSupportedException>(() => JsonSerializer.Serialize(rows, options))
                .Message.ShouldContain("Select(row => new { row.Id })");
        JsonSerializer.Serialize(new { Id = 1, Titles = new[] { "t" } }, s_web)
            .ShouldBe("""{"id":1,"titles":["t"]}""");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Names_and_omissions_are_those_of_the_schema(bool hasResolver)
    {
        var options = Options(hasResolver, _ => { });
        var login = Login with { Notes = "n", Uses = [new() { Id = 2, LoginId = 1, Login = Login }] };
        var json = JsonSerializer.Serialize(login, options);
        json.ShouldBe("""
            {"Id":1,"e-mail":"a@b.c","State":"IN_PROGRESS","Ratio":0,"used":[{"Id":2,"At":null,"LoginId":1}]}
            """);
        var back = JsonSerializer.Deserialize<Login>(json, options)!;
        (back.Hash, back.Mail, back.State).ShouldBe(("", "a@b.c", State.InProgress));
        (back.Loaded.Notes, back.Loaded.Photo, back.Loaded.Uses).ShouldBe((false, false, true));
        back.Uses[0].Loaded.Login.ShouldBeFalse();
        JsonSerializer.Serialize(Login with { Photo = [1] }, options).ShouldContain("\"Photo\":\"AQ==\"");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Values_that_a_column_cannot_hold_are_refused(bool hasResolver)
    {
        var options = Options(hasResolver, _ => { });
        const string good = """{"Id":1,"e-mail":"m","State":"done","Ratio":0}""";
        JsonSerializer.Deserialize<Login>(good, options)!.State.ShouldBe(State.Done);
        foreach (var (part, wrong, place) in new[]
        {
            ("\"m\"", "null", "Mail"), ("\"done\"", "0", "State"), ("\"done\"", "\"finished\"", "State"),
            (",\"Ratio\":0", "", "Ratio"), ("\"e-mail\":\"m\",", "", "e-mail"), ("1", "null", "Id"),
        })
        {
            Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Login>(
                good.Replace(part, wrong, StringComparison.Ordinal), options)).Message.ShouldContain(place);
        }

        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Post>(
            """{"Id":1,"Title":"","Published":true,"Views":0,"AuthorId":1,"Tags":["a",null]}""", options))
            .Message.ShouldContain("Tags");
        JsonSerializer.Deserialize<Post>(
            """{"Id":1,"Title":"","Published":true,"Views":0,"AuthorId":1,"Tags":null}""", options)!.Tags.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Instants_are_read_as_UTC(bool hasResolver)
    {
        var options = Options(hasResolver, _ => { });
        var use = JsonSerializer.Deserialize<Use>("""{"Id":1,"At":"2026-01-01T02:00:00+02:00","LoginId":1}""", options)!;
        use.At!.Value.Offset.ShouldBe(TimeSpan.Zero);
        use.At!.Value.Hour.ShouldBe(0);
    }

    [Fact]
    public void A_number_that_JSON_lacks_is_written_by_name_unless_the_options_decide()
    {
        var json = JsonSerializer.Serialize(Login with { Ratio = double.NaN });
        json.ShouldContain("\"Ratio\":\"NaN\"");
        JsonSerializer.Deserialize<Login>(json)!.Ratio.ShouldBe(double.NaN);
        Should.Throw<ArgumentException>(() => JsonSerializer.Serialize(Login with { Ratio = double.NaN }, s_web));
    }

    [Fact]
    public void A_schema_has_each_property_with_its_type()
    {
        var schema = s_web.GetJsonSchemaAsNode(typeof(Post), new() { TreatNullObliviousAsNonNullable = true });
        schema["properties"]!.AsObject().Select(property => property.Key).ShouldBe(["id", "title", "content",
            "published", "views", "tags", "meta", "authorId", "author", "reviewerId", "reviewer", "categories",
            "count"]);
        schema["required"]!.AsArray().Select(name => name!.GetValue<string>())
            .ShouldBe(["id", "title", "published", "views", "authorId"]);
        Types(schema, "content").ShouldBe(["string", "null"]);
        Types(schema, "title").ShouldBe(["string"]);
        // Each model leads to all others: what a relation holds is not written into the schema.
        schema["properties"]!["author"]!.GetValueKind().ShouldBe(JsonValueKind.True);
        schema["properties"]!["count"]!["properties"]!.AsObject().Select(property => property.Key)
            .ShouldBe(["categories"]);
        var login = s_web.GetJsonSchemaAsNode(typeof(Login), new() { TreatNullObliviousAsNonNullable = true });
        login["properties"]!.AsObject().Select(property => property.Key)
            .ShouldBe(["id", "e-mail", "state", "ratio", "photo", "used", "count"]);
        login["properties"]!["state"]!["enum"]!.ToJsonString().ShouldBe("""["IN_PROGRESS","done"]""");
    }

    [Fact]
    public void A_modifier_can_change_a_record()
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = AppDb.JsonResolver.WithAddedModifier(type =>
            {
                if (type.Type != typeof(Login)) return;
                foreach (var property in type.Properties.Where(property => property.Name != "Id").ToArray())
                    type.Properties.Remove(property);
            }),
        };
        JsonSerializer.Serialize(Login, options).ShouldBe("""{"Id":1}""");
    }

    [Fact]
    public void A_circle_under_the_resolver_is_an_error_and_no_overflow()
    {
        var uses = new List<Use>();
        var category = new Category { Id = 1, Name = "c" };
        var posts = new List<Post>();
        category = category with { Posts = posts };
        posts.Add(new Post { Id = 1, Title = "t", AuthorId = 1, Categories = [category] });
        Should.Throw<JsonException>(() => JsonSerializer.Serialize(category, s_web)).Message.ShouldContain("cycle");
    }

    [Fact]
    public void The_resolver_alone_knows_every_type_of_a_column()
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = AppDb.JsonResolver };
        var account = new Account
        {
            Id = Guid.AllBitsSet, Login = "l", Mail = "m", Born = new(2000, 1, 2), Wakes = new(7, 30), Balance = 12.5m,
            Ratio = 0.1, Avatar = [1], Seen = DateTimeOffset.UnixEpoch, Settings = Json.Parse("[1,null]"),
            Roles = [Role.Admin, Role.User], Updated = DateTimeOffset.UnixEpoch, Token = Guid.Empty, Active = true,
        };
        var json = JsonSerializer.Serialize(account, options);
        json.ShouldBe(JsonSerializer.Serialize(account, s_plain));
        json.ShouldContain("""
            "Roles":["ADMIN","USER"]
            """);
        JsonSerializer.Deserialize<Account>(json, options).ShouldBe(account);
        JsonSerializer.Deserialize<Post>(JsonSerializer.Serialize(new Post { Id = 1, Title = "t", AuthorId = 1,
            Tags = ["a"] }, options), options)!.Tags.ShouldBe(["a"]);
    }

    private static string[] Types(JsonNode schema, string property) =>
        schema["properties"]![property]!["type"] is JsonArray several
            ? [.. several.Select(one => one!.GetValue<string>())]
            : [schema["properties"]![property]!["type"]!.GetValue<string>()];

    private static JsonSerializerOptions Options(bool hasResolver, Action<JsonSerializerOptions> configure)
    {
        var options = new JsonSerializerOptions();
        configure(options);
        return hasResolver ? With(options) : options;
    }

    private static JsonSerializerOptions With(JsonSerializerOptions options)
    {
        options.TypeInfoResolver = JsonTypeInfoResolver.Combine(AppDb.JsonResolver, new DefaultJsonTypeInfoResolver());
        return options;
    }

    private sealed class NumberOfPosts : JsonConverter<IReadOnlyList<Post>>
    {
        public override IReadOnlyList<Post> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<Post> value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Count);
    }
}
