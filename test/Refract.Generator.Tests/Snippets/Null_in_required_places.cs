using Microsoft.CodeAnalysis;

namespace Refract.Generator.Tests.Snippets;

/// <summary>A text, a list, bytes or a key that may be null is an error where a nullable number is one.</summary>
public sealed class Null_in_required_places
{
    private const string Given = """
        byte[]? bytes = search is null ? null : [1];
        IEnumerable<string>? texts = search is null ? null : ["a"];
        List<string?> holes = [search];
        int[]? ids = maybe is null ? null : [1];
        UserWhere? where = search is null ? null : new UserWhere();
        UserUnique? key = search is null ? null : new UserUnique(1);
        UserCreate? create = search is null ? null : new UserCreate { Email = "e", Photo = [1] };
        UserUpdate? update = search is null ? null : new UserUpdate();

        """;

    private const string Schema = """
        datasource db {
          provider = "postgresql"
          url      = env("DATABASE_URL")
        }

        model User {
          id    Int     @id @default(autoincrement())
          email String  @unique
          photo Bytes
          name  String?
          icon  Bytes?
          code  String  @default("c")
          tags  String[]
          posts Post[]
        }

        model Post {
          slug     String
          lang     String
          authorId Int
          author   User   @relation(fields: [authorId], references: [id])
          reviewer Reviewer?

          @@id([slug, lang])
        }

        model Reviewer {
          id    String @id
          login String @unique
          slug  String?
          lang  String?
          post  Post?  @relation(fields: [slug, lang], references: [slug, lang])

          @@unique([slug, lang])
        }
        """;

    private static (string Statement, string Value)[] Bad { get; } =
    [
        ("await db.User.Create(new() { Email = search, Photo = [1] });", "search"),
        ("await db.User.Create(new() { Email = null, Photo = [1] });", "null"),
        ("await db.User.Create(new() { Email = (search), Photo = [1] });", "search"),
        ("await db.User.Create(new() { Email = search ?? null, Photo = [1] });", "search ?? null"),
        ("await db.User.Create(new() { Email = maybe > 1 ? \"a\" : search, Photo = [1] });", "maybe > 1 ? \"a\" "
            + ": search"),
        ("await db.User.Create(new() { Email = search?.Trim(), Photo = [1] });", "search?.Trim()"),
        ("await db.User.Create(new() { Email = \"e\", Photo = bytes });", "bytes"),
        ("await db.User.Create(new() { Email = \"e\", Photo = [1], Code = search });", "search"),
        ("await db.User.Create(new() { Email = \"e\", Photo = [1], Code = null });", "null"),
        ("await db.User.Create(new() { Email = \"e\", Photo = [1], Tags = texts });", "texts"),
        ("await db.User.Create(new() { Email = \"e\", Photo = [1], Tags = holes });", "holes"),
        ("await db.User.Create(new() { Email = \"e\", Photo = [1], Tags = [\"a\", search] });", "search"),
        ("await db.User.Create(new() { Email = \"e\", Photo = [1], Posts = null });", "null"),
        ("await db.User.Create(create);", "create"),
        ("await db.User.CreateMany([new() { Email = search, Photo = [1] }]);", "search"),
        ("await db.User.CreateMany([create]);", "create"),
        ("var made = new UserCreate { Email = \"e\", Photo = [1] }; made.Code = search; await "
            + "db.User.Create(made);", "search"),
        ("await db.Post.Create(new() { Slug = \"s\", Lang = \"l\", Author = null });", "null"),
        ("await db.Post.Create(new() { Slug = \"s\", Lang = \"l\", Author = { Connect = key } });", "key"),
        ("await db.Post.Create(new() { Slug = \"s\", Lang = \"l\", Author = { Connect = search } });", "search"),
        ("await db.Post.Create(new() { Slug = \"s\", Lang = \"l\", Author = { Create = create } });", "create"),
        ("await db.User.Update(1, new() { Email = search });", "search"),
        ("await db.User.Update(1, new() { Email = null });", "null"),
        ("await db.User.Update(1, new() { Photo = bytes });", "bytes"),
        ("await db.User.Update(1, new() { Tags = { Push = texts } });", "texts"),
        ("await db.User.Update(1, new() { Tags = [search] });", "search"),
        ("await db.User.Update(1, update);", "update"),
        ("await db.User.Update(key, new() { Name = \"n\" });", "key"),
        ("await db.User.Update(search, new() { Name = \"n\" });", "search"),
        ("await db.User.Update(1, new() { Posts = { Connect = [new(search, \"l\")] } });", "search"),
        ("await db.User.Upsert(1, create, new());", "create"),
        ("await db.User.FindMany(new() { Email = search });", "search"),
        ("await db.User.FindMany(new() { Email = null });", "null"),
        ("await db.User.FindMany(new() { Email = { Equals = search } });", "search"),
        ("await db.User.FindMany(new() { Email = { Contains = search } });", "search"),
        ("await db.User.FindMany(new() { Email = { Not = search } });", "search"),
        ("await db.User.FindMany(new() { Email = { Not = { StartsWith = search } } });", "search"),
        ("await db.User.FindMany(new() { Email = { In = texts } });", "texts"),
        ("await db.User.FindMany(new() { Email = { In = null } });", "null"),
        ("await db.User.FindMany(new() { Email = { NotIn = holes } });", "holes"),
        ("await db.User.FindMany(new() { Email = { In = [\"a\", search] } });", "search"),
        ("await db.User.FindMany(new() { Email = { In = [\"a\", .. holes] } });", "holes"),
        ("await db.User.FindMany(new() { Email = { In = new[] { \"a\", search } } });", "search"),
        ("await db.User.FindMany(new() { Id = { In = ids } });", "ids"),
        ("await db.User.FindMany(new() { Name = { In = texts } });", "texts"),
        ("await db.User.FindMany(new() { Name = { Contains = search } });", "search"),
        ("await db.User.FindMany(new() { Photo = bytes });", "bytes"),
        ("await db.User.FindMany(new() { Tags = { Has = search } });", "search"),
        ("await db.User.FindMany(new() { Tags = { HasEvery = texts } });", "texts"),
        ("await db.User.FindMany(new() { Or = [new() { Email = search }, new() { Id = 1 }] });", "search"),
        ("await db.User.FindMany(new() { Posts = { Some = { Slug = search } } });", "search"),
        ("await db.User.FindMany(new() { Posts = { Some = null } });", "null"),
        ("await db.Post.FindMany(new() { Author = null });", "null"),
        ("await db.Post.FindMany(new() { Author = { Email = search } });", "search"),
        ("await db.User.DeleteMany(where);", "where"),
        ("await db.User.DeleteMany(new() { Email = search });", "search"),
        ("await db.User.FindUnique(email: search);", "search"),
        ("await db.User.FindUnique(search);", "search"),
        ("await db.User.FindUnique(maybe);", "maybe"),
        ("await db.User.FindUnique(key);", "key"),
        ("await db.User.FindUnique(new UserUnique(email: search));", "search"),
        ("await db.Reviewer.FindUnique(login: search);", "search"),
        ("await db.Reviewer.FindUniqueOrThrow(id: search);", "search"),
        ("await db.Post.FindUnique(slug: \"s\", lang: search);", "search"),
        ("await db.User.FindMany(u => u.Email == search);", "search"),
        ("await db.User.FindMany(u => search != u.Email);", "search"),
        ("await db.User.FindMany(u => u.Email == null);", "null"),
        ("await db.User.FindMany(u => u.Email > search && u.Id == 1);", "search"),
        ("await db.User.FindMany(u => u.Name > search);", "search"),
        ("await db.User.FindMany(u => u.Photo == bytes);", "bytes"),
        ("await db.User.FindMany(u => u.Email.Contains(search));", "search"),
        ("await db.User.FindMany(u => u.Name.StartsWith(search));", "search"),
        ("await db.User.FindMany(u => u.Email.In(texts));", "texts"),
        ("await db.User.FindMany(u => u.Email.In(\"a\", search));", "search"),
        ("await db.User.FindMany(u => u.Tags.Has(search));", "search"),
        ("await db.User.FindMany(u => u.Posts.Some(p => p.Slug == search));", "search"),
        ("await db.User.FindMany(u => u.Matches(where));", "where"),
        ("await db.User.Where(u => u.Email == search).FindMany();", "search"),
        ("await db.User.Where(where).FindMany();", "where"),
    ];

    private static readonly string[] s_good =
    [
        "await db.User.FindMany(where);",
        "await db.User.FindMany(new() { Name = search, Icon = bytes });",
        "await db.User.FindMany(new() { Name = null });",
        "await db.User.FindMany(new() { Name = { Equals = search, Not = search } });",
        "await db.User.FindMany(u => u.Name == search || u.Name != null || u.Icon == bytes);",
        "await db.User.FindMany(new() { Email = search.OrSkip(), Photo = bytes.OrSkip(), Tags = { Has = "
            + "search.OrSkip() } });",
        "await db.User.FindMany(new() { Email = { Contains = search.OrSkip(), Not = search.OrSkip() } });",
        "await db.User.FindMany(new() { Email = search! });",
        "await db.User.FindMany(new() { Email = (search!) });",
        "await db.User.FindMany(new() { Email = { Equals = search!, In = texts!, Not = search! } });",
        "await db.User.FindMany(new() { Email = { In = [search!, .. texts!] } });",
        "await db.User.FindMany(new() { Email = { In = holes.OfType<string>() } });",
        "await db.User.FindMany(new() { Email = { In = holes! } });",
        "await db.User.FindMany(u => u.Email == search! && u.Email.Contains(search!) && u.Matches(where!));",
        "await db.User.FindMany(u => u.Email == (search ?? \"\"));",
        "if (search is not null) await db.User.FindMany(new() { Email = search });",
        "if (search is { Length: > 0 }) await db.User.FindMany(u => u.Email == search);",
        "if (string.IsNullOrEmpty(search)) return; await db.User.FindUnique(email: search); await "
            + "db.User.Update(search, new() { Email = search });",
        "ArgumentNullException.ThrowIfNull(search); await db.User.Create(new() { Email = search, Photo = [1], "
            + "Code = search, Tags = [search] });",
        "await db.User.Create(new() { Email = search ?? \"e\", Photo = bytes ?? [], Name = search, Icon = "
            + "bytes, Code = search.OrSkip() });",
        "await db.User.Update(1, new() { Name = search, Icon = null, Email = search.OrSkip(), Tags = "
            + "texts?.ToArray() ?? [] });",
        "await db.User.FindUnique(maybe ?? 0); await db.User.FindUnique(email: search!); await "
            + "db.User.FindUnique(key!);",
        "if (maybe is { } id) await db.User.FindUnique(id);",
        "if (maybe is not null) await db.User.FindUnique(maybe.Value);",
        "await db.Reviewer.FindMany(new() { Post = null, Slug = search });",
        "await db.Reviewer.Create(new() { Id = \"i\", Login = \"l\", Slug = search });",
        "await db.User.FindMany(where, orderBy: null, include: null, cursor: null, distinct: null);",
        "await db.User.FindMany(cursor: key);",
        "User? user = await db.User.FindUnique(1); if (user is not null) await db.User.Update(user.Id, new() { "
            + "Email = user.Email });",
        "var user = await db.User.FindUniqueOrThrow(1); await db.User.FindMany(new() { Email = { In = (await "
            + "db.User.FindMany()).Select(u => u.Email) } });",
        "await db.Transaction(async tx => { await tx.User.FindMany(new() { Name = search }); });",
        "var copy = new User { Email = search!, Photo = [1], Code = \"c\" }; Console.WriteLine(copy with { Name "
            + "= search });",
    ];

    [Fact]
    public async Task A_value_that_may_be_null_is_an_error_at_its_place()
    {
        var found = await Diagnose([.. Bad.Select(row => row.Statement)]);
        for (var i = 0; i < Bad.Length; i++)
        {
            var errors = found[i].Where(diagnostic => diagnostic.Id == "RFR2018").ToList();
            errors.Select(Compiler.TextOf).ShouldBe([Bad[i].Value], Bad[i].Statement);
            errors[0].Severity.ShouldBe(DiagnosticSeverity.Error);
        }
    }

    [Fact]
    public async Task What_cannot_be_null_or_may_be_null_is_left_alone()
    {
        var found = await Diagnose(s_good);
        for (var i = 0; i < s_good.Length; i++)
            found[i].Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty(s_good[i]);
    }

    [Fact]
    public async Task Code_without_null_analysis_is_left_to_the_check_of_the_query()
    {
        var statements = Bad.Select(row => $"\n#nullable disable\n{row.Statement}\n#nullable restore\n");
        var found = await Diagnose([.. statements]);
        found.SelectMany(list => list).Where(diagnostic => diagnostic.Id == "RFR2018").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("await db.User.FindMany(new() { Email = search });",
        "UserWhere.Email is never null, but 'search' may be")]
    [InlineData("await db.User.FindMany(new() { Email = { Contains = search } });",
        "TextFilterBase.Contains is never null, but 'search' may be")]
    [InlineData("await db.User.FindMany(u => u.Email == search);", "u.Email is never null, but 'search' may be")]
    [InlineData("await db.User.FindUnique(email: search);", "'email' of FindUnique is never null, but 'search' may be")]
    public async Task The_message_names_the_place(string statement, string message) =>
        (await Diagnose([statement]))[0].Single(diagnostic => diagnostic.Id == "RFR2018").GetMessage(null)
            .ShouldStartWith(message);

    private static Task<List<Diagnostic>[]> Diagnose(string[] statements) =>
        Compiler.Each(Schema, statements, TestContext.Current.CancellationToken, Given);
}
