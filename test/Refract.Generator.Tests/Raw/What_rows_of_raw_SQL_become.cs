namespace Refract.Generator.Tests.Raw;

/// <summary>Types of rows, values and places of holes, as the compiler sees them.</summary>
public sealed class What_rows_of_raw_SQL_become
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("int")]
    [InlineData("string?")]
    [InlineData("Guid")]
    [InlineData("byte[]")]
    [InlineData("Role")]
    [InlineData("Role?")]
    [InlineData("DayOfWeek?")]
    [InlineData("(int Id, string? Name, Role Role)")]
    [InlineData("(int, int, int, int, int, int, int, int, Role?, DateOnly)")]
    [InlineData("User")]
    [InlineData("System.Text.Json.JsonElement")]
    [InlineData("Card")]
    [InlineData("Sample.Inner")]
    [InlineData("Every")]
    [InlineData("Plain")]
    [InlineData("Derived")]
    [InlineData("Box<int>")]
    [InlineData("Value")]
    public async Task Types_that_rows_can_become(string type) => (await Compiler.Diagnose(Schemas.Blog, $$"""
        public record Card(int Id, string Name, Role Role = Role.Admin, int? Age = null, string Text = "a\"b",
            long N = 5);
        public class Every
        {
            public required short A { get; init; }
            public byte? B { get; set; }
            public float C { get; set; }
            public ulong? D { get; set; }
            public DateTime E { get; set; }
            public DateTime? F { get; set; }
            public IReadOnlyList<string> G { get; set; } = [];
            public int[]? H { get; set; }
            public List<Guid> I { get; set; } = [];
            public System.Text.Json.JsonElement? J { get; set; }
            public DayOfWeek K { get; set; }
            public Role? L { get; set; }
            public int @class { get; set; }
            public int Computed => A;
            public static int Shared { get; set; }
            [System.ComponentModel.DataAnnotations.Schema.NotMapped] public object? Left { get; set; }
            [System.ComponentModel.DataAnnotations.Schema.Column("other")] public string? Named { get; set; }
            public int Private { get; private set; }
        }
        public class Plain { public int Id { get; set; } public Plain() { } public Plain(Plain other) { } }
        public class Derived : Plain { public string? Name { get; set; } }
        public record Box<T>(T Item);
        public readonly record struct Value(int Id);
        public static class Sample
        {
            internal sealed record Inner(decimal? Price, TimeOnly At);
            public static async Task Run(AppDb db, int id)
            {
                await db.QueryRaw<{{type}}>($"select 1 where 1 = {id}");
                await db.QueryRawFirst<{{type}}>($"select 1");
                await foreach (var row in db.StreamRaw<{{type}}>($"select 1")) { }
            }
        }
        """, Ct)).ShouldBeEmpty();

    [Theory]
    [InlineData("object", "RFR2040", "no column holds")]
    [InlineData("IComparer<int>", "RFR2040", "is no class, record, structure")]
    [InlineData("Sample.Hidden", "RFR2040", "is not accessible to generated code")]
    [InlineData("Sample.Odd", "RFR2040", "Item is a object, which no column holds")]
    [InlineData("(int, Uri)", "RFR2040", "which no column holds")]
    [InlineData("Sample.Two", "RFR2040", "two constructors with 1 parameters")]
    [InlineData("Sample.Base", "RFR2040", "is abstract")]
    [InlineData("TimeSpan", "RFR2040", "TimeSpan is a value that no column holds")]
    public async Task Types_that_rows_cannot_become(string type, string id, string message)
    {
        var code = $$"""
            public static class Sample
            {
                private sealed record Hidden(int Id);
                public sealed record Odd(object Item);
                public abstract record Base(int Id);
                public sealed class Two { public Two(int a) { } public Two(string b) { } }
                public static async Task Run(AppDb db) => await db.QueryRaw<{{type}}>($"select 1");
            }
            """;
        var error = (await Compiler.Diagnose(Schemas.Blog, code, Ct)).ShouldHaveSingleItem();
        error.Id.ShouldBe(id);
        error.GetMessage(null).ShouldContain(message);
        var text = Compiler.Compilation("App", code).SyntaxTrees.Single().GetText(Ct);
        text.ToString(error.Location.SourceSpan).ShouldBe(type);
    }

    [Theory]
    [InlineData("\"select 1\"", "RFR2054", "CS9205")]
    [InlineData("text", "RFR2054", "CS1503")]
    [InlineData("$\"select {new object()}\"", "CS0453")]
    [InlineData("$\"select {TimeSpan.Zero}\"", "CS0315")]
    [InlineData("$\"select {id:x}\"", "CS1739")]
    [InlineData("$\"select {id,5}\"", "CS1739")]
    [InlineData("$\"select '{id}'\"", "RFR2041")]
    [InlineData("$\"select * from t where a like '%{text}%' and b = 1\"", "RFR2041")]
    [InlineData("$\"select \\\"{text}\\\" from t\"", "RFR2041")]
    [InlineData("$\"select 1 -- {text}\"", "RFR2041")]
    [InlineData("$\"select 1 /* /* */ {text} */\"", "RFR2041")]
    [InlineData("$\"select $body$ {text} $body$\"", "RFR2041")]
    [InlineData("$\"select 'a\" + $\"{text}'\"", "RFR2041")]
    [InlineData("$\"select e'\\\\'{text}'\"", "RFR2041")]
    public async Task SQL_that_does_not_compile(string sql, params string[] ids) =>
        (await Compiler.Ids(Schemas.Blog,
            $"var text = \"a\"; var id = 1; _ = (text, id); await db.QueryRaw<int>({sql});", Ct)).Distinct()
        .ShouldBe(ids);

    [Theory]
    [InlineData("$\"select {id}, {text}, {(int?)null}, {'c'}, {(short)1}, {1u}, {1UL}, {1f}, {DateTime.UtcNow}\"")]
    [InlineData("$\"select 'it''s' || {text} -- it's\\n, {id}\"")]
    [InlineData("$\"select '{Sql.Unsafe(text)}', {Sql.Identifier(text)}\"")]
    [InlineData("$\"select 1 where id in ({Sql.List(new[] { 1 })}) and x = any({new List<string>()})\"")]
    [InlineData("$\"select {Role.Admin}, {(Role?)null}, {new byte[1]}\"")]
    [InlineData("$\"select {(id > 0 ? (Sql)$\"'a' || {text}\" : Sql.Empty)}\"")]
    [InlineData("$$\"\"\"select '{\"a\": 1}'::jsonb, {{id}}\"\"\"")]
    public async Task SQL_that_compiles(string sql) =>
        (await Compiler.Ids(Schemas.Blog,
            $"var text = \"a\"; var id = 1; _ = (text, id); await db.QueryRaw<int>({sql});", Ct))
        .ShouldBeEmpty();

    [Theory]
    [InlineData("RawRows")]
    [InlineData("Sql")]
    [InlineData("Refract")]
    public async Task Models_may_be_called_as_the_runtime_calls_things(string model) =>
        (await Compiler.Diagnose($"{Schemas.Blog}\nmodel {model} {{\n  id Int @id\n}}\n", """
            public static class Sample
            {
                public static Task Run(AppDb db) => db.QueryRaw<(int, Role)>($"select 1");
            }
            """, Ct)).Where(found => found.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error)
        .ShouldBeEmpty();

    [Fact]
    public async Task Calls_of_other_libraries_are_left_alone() => (await Compiler.Diagnose(Schemas.Blog, """
        public sealed class Other { public Task QueryRaw<T>(string sql) => Task.CompletedTask; }
        public static class Sample { public static Task Run(Other db) => db.QueryRaw<object>("select 1"); }
        """, Ct)).ShouldBeEmpty();
}
