using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Refract.Schema;

namespace Refract.Generator.Tests.Validity;

/// <summary>Whatever a schema calls its things, the client compiles.</summary>
public sealed class Reserved_words
{
    private const string Head = "datasource db {\n  provider = \"postgresql\"\n}\n";

    private static readonly string[] s_keywords =
        [.. SyntaxFacts.GetReservedKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds())
            .Select(SyntaxFacts.GetText)
            .Concat(["dynamic", "nint", "nuint", "notnull", "managed", "unmanaged", "allows", "extension", "scoped",
                "required", "file", "field", "value", "args", "record"])
            .Distinct()];

    /// <summary>Words that mean something to records, objects, tuples, the client, its bases and its hub.</summary>
    private static readonly string[] s_members =
    [
        "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals",
        "EqualityContract", "PrintMembers", "Deconstruct",
        "Clone", "Loaded", "And", "Or", "Not", "Matches", "Add", "Cells", "GetEnumerator", "Item", "Item1", "Item2",
        "Item10", "Rest", "CompareTo", "Transaction",
        "Dispose", "DisposeAsync", "Connect", "Current", "Log", "OutsideTransaction", "BeginTransaction", "Commit",
        "Rollback", "JsonResolver",
        "RefractExecutor", "RefractContext", "CommitTransaction", "BeginTransactionContext", "AppDb",
        "AppDbTransaction", "DatabaseController", "Enums", "App",
        "Program", "Startup", "Scope", "Row", "Info", "At", "Read", "Visit", "Attach", "Bind", "Table", "Create",
        "Update", "Where", "Include", "OrderBy",
        "Unique", "Fields", "Relations", "Scalar", "Actions", "Query", "ControllerBase", "Value", "Get", "Set", "Key",
        "Index", "Count", "Providers", "Model",
        "Con", "Prn", "Aux", "Nul", "Com1", "Lpt9", "where", "include", "ct", "lock", "whereKey", "id", "Id", "ID",
        "iD",
        "R", "M", "sql", "tasks", "collections", "cancellation", "gate", "services",
    ];

    private static readonly string[] s_types =
        [.. new[] { typeof(object).Assembly, typeof(Enumerable).Assembly, typeof(Uri).Assembly,
            typeof(RefractOptions).Assembly, typeof(Relational.SqlProvider).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type =>
                type.Namespace is "System" or "System.Threading.Tasks" or "System.Collections.Generic" or "Refract"
                    or "Refract.Runtime")
            .Select(type => type.Name.Split('`')[0])
            .Where(name => char.IsLetter(name[0]) && name.All(char.IsLetterOrDigit)).Distinct()];

    private static IEnumerable<string> Words => s_keywords.Where(word => word[0] != '_').Concat(s_members).Distinct();

    public static TheoryData<string> Projects =>
        [.. new[] { "plain", "global", "csharp13", "nullable disabled", "odd namespace", "keyword namespace" }];

    private static StrictProject Project(string kind) => kind switch
    {
        "global" => new StrictProject { RootNamespace = "" },
        "csharp13" => new StrictProject { Language = LanguageVersion.CSharp13 },
        "nullable disabled" => new StrictProject { Nullable = Microsoft.CodeAnalysis.NullableContextOptions.Disable },
        "odd namespace" => new StrictProject { RootNamespace = "my-app.2d game" },
        "keyword namespace" => new StrictProject { RootNamespace = "event.class.record" },
        _ => new StrictProject(),
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void All_as_models(string kind) => Models(Words, kind);

    [Fact]
    public void All_types_as_models() => Models(s_types, "global");

    private static void Models(IEnumerable<string> words, string kind)
    {
        var names = words.Where(IsModelName).ToArray();
        var schema = new StringBuilder(Head);
        for (var at = 0; at < names.Length; at++)
        {
            schema.Append($"model {names[at]} {{\n  id Int @id\n");
            if (at > 0) schema.Append(
                $"  other {names[at - 1]} @relation(fields: [otherId], references: [id])\n  otherId Int\n");
            if (at < names.Length - 1) schema.Append($"  others {names[at + 1]}[]\n");
            schema.Append("}\n");
        }

        StrictCompiler.ShouldCompile(schema.ToString(), Project(kind));
    }

    [Fact]
    public void All_as_enums()
    {
        var names = Words.Where(IsModelName).ToArray();
        var schema = new StringBuilder(Head);
        foreach (var name in names) schema.Append($"enum {name} {{\n  {name}\n  A\n}}\n");
        schema.Append("model Holder {\n  id Int @id\n");
        foreach (var (name, at) in names.Select((name, at) => (name, at)))
            schema.Append($"  a{at} {name}\n  b{at} {name}?\n  c{at} {name}[]\n");
        schema.Append("}\n");
        StrictCompiler.ShouldCompile(schema.ToString());
    }

    [Fact]
    public void All_as_values_of_an_enum() =>
        StrictCompiler.ShouldCompile(
            $"{Head}enum Kind {{\n{string.Concat(Words.Select(word => $"  {word}\n"))}}}\nmodel M {{\n  id "
                + "Int @id\n  kind Kind\n}\n");

    [Fact]
    public void All_as_columns()
    {
        string[] types = ["Int", "String", "String?", "Bytes[]", "DateTime?", "Kind", "Kind?", "Decimal?", "Json",
            "Boolean @default(true)"];
        var columns = Words.Concat(s_types).Distinct().Select((word, at) => $"  {word} {types[at % types.Length]}\n");
        StrictCompiler.ShouldCompile(
            $"{Head}enum Kind {{\n  A\n}}\nmodel M {{\n  theId Int @id\n{string.Concat(columns)}}}\n");
    }

    [Fact]
    public void All_as_unique_columns() => StrictCompiler.ShouldCompile(
        $"{Head}model M {{\n  theId Int @id\n"
            + $"{string.Concat(Words.Select((word, at) => $"  {word} {(at % 2 == 0 ? "Int" : "String")} @unique\n"))}"
            + "}\n");

    [Fact]
    public void All_as_compound_keys()
    {
        var words = Words.ToArray();
        var schema = new StringBuilder(Head);
        for (var at = 0; at < words.Length; at += 9)
        {
            var some = words.Skip(at).Take(9).ToArray();
            schema.Append(
                $"model M{at} {{\n"
                    + $"{string.Concat(some.Select((word, i) => $"  {word} {(i % 3 == 0 ? "String" : "Int")}\n"))}  "
                    + $"@@id([{string.Join(", ", some)}])\n")
                .Append($"  @@unique([{string.Join(", ", some.Reverse().Skip(1))}])\n}}\n");
        }

        StrictCompiler.ShouldCompile(schema.ToString());
    }

    [Fact]
    public void All_as_relations()
    {
        var one = new StringBuilder("model One {\n  theId Int @id\n");
        var two = new StringBuilder("model Two {\n  theId Int @id\n");
        foreach (var (word, at) in Words.Select((word, at) => (word, at)))
        {
            one.Append($"  {word} Two{(at % 2 == 0 ? "" : "?")} @relation(\"r{at}\", fields: [fk{at}], "
                + $"references: [theId])\n  fk{at} Int{(at % 2 == 0 ? "" : "?")}\n");
            two.Append($"  {word} One[] @relation(\"r{at}\")\n");
        }

        StrictCompiler.ShouldCompile($"{Head}{one}}}\n{two}}}\n");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Fields_called_like_their_model_or_its_types(string kind)
    {
        string[] suffixes = ["", "Where", "Unique", "OrderBy", "Include", "Create", "Update", "Fields", "Relations",
            "Scalar", "Actions", "Query", "Loaded", "Model", "Field", "Key"];
        var fields = string.Concat(
            suffixes.Select(suffix => $"  user{suffix} Int\n  User{suffix} String?\n  user_{suffix} Int\n"));
        StrictCompiler.ShouldCompile(
            $"{Head}model User {{\n  id Int @id\n{fields}}}\nmodel Task {{\n  id Int @id\n  task Int\n  "
                + "taskModel Int\n  taskWhere Int\n}\n", Project(kind));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Models_and_enums_called_like_the_types_of_a_model(string kind)
    {
        string[] suffixes = ["Where", "Unique", "OrderBy", "Include", "Create", "Update", "Fields", "Relations",
            "Scalar", "Actions", "Query", "ControllerBase", "Loaded"];
        var schema = new StringBuilder($"{Head}model User {{\n  id Int @id\n  a UserWhere[]\n}}\n");
        foreach (var suffix in suffixes)
        {
            var relation = suffix == "Where"
                ? "  user User @relation(fields: [userId], references: [id])\n  userId Int\n" : "";
            schema.Append(
                $"model User{suffix} {{\n  id Int @id\n{relation}}}\nmodel User{suffix}Type {{\n  id Int @id\n}}\n");
            schema.Append($"model Other{suffix} {{\n  id Int @id\n}}\nenum Post{suffix} {{\n  A\n}}\n");
        }

        schema.Append("model Other {\n  id Int @id\n}\nmodel Post {\n  id Int @id\n  kind PostWhere\n}\n");
        StrictCompiler.ShouldCompile(schema.ToString(), Project(kind));
    }

    [Fact]
    public void Models_that_differ_in_case_or_underscores_only() => StrictCompiler.ShouldCompile(Head + string.Concat(
        new[] { "user", "User", "USER", "userInfo", "user_info", "UserInfo", "Userinfo", "USER_INFO", "user__info",
            "User_Info", "user_info_", "enums", "Enums", "appdb", "task", "Task" }
            .Select(name => $"model {name} {{\n  id Int @id\n}}\n")));

    [Fact]
    public void Names_of_any_script_and_any_length()
    {
        string[] names = ["É", "été", "名前", "ß", "ǆ", "𝒜", "𝒜𝒷", "Ω1", "ـa", "aـ", new string('x', 300),
            'y' + new string('x', 300), new string('名', 300), string.Concat(Enumerable.Repeat("𝒜", 300))];
        var fields = string.Concat(names.Select((name, at) => $"  {name} Int @unique(map: \"u{at}\")\n"));
        StrictCompiler.ShouldCompile(
            Head + string.Concat(
                names.Select(
                    (name, at) =>
                        $"model {name} {{\n  id Int @id(map: "
                            + $"\"p{at}\")\n{fields.Replace("\"u", $"\"u{at}_", StringComparison.Ordinal)}}}\n"))
                            + $"enum E {{\n{string.Concat(names.Select(name => $"  {name}\n"))}}}\n");
    }

    private static bool IsModelName(string word) =>
        SchemaCompiler.Compile(
            [new Refract.Schema.Text.SourceFile("a", $"{Head}model {word} {{\n  id Int @id\n}}\n")]).IsValid;
}
