using System.Globalization;
using System.Text;
using Refract.Relational;
using Refract.Runtime;

namespace Refract.Specification;

/// <summary>
/// The rows that every case starts from: as records for the in-memory answers, and as SQL for the database.
/// </summary>
internal static class SeedData
{
    public static readonly DateTimeOffset Noon = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<User> Users { get; } =
    [
        Make(1, "ann@x.test", "Ann", 40, Role.Admin, true, 9.5, ["a", "b"], null),
        Make(2, "bob@x.test", "Bob", 25, Role.User, true, 3.25, ["b"], 1),
        Make(3, "cid@x.test", null, 31, Role.User, false, null, [], 1),
        Make(4, "dot@y.test", "dot", null, Role.Guest, true, 0, ["c", "a", "b"], 2),
        Make(5, "Eve@y.test", "EVE", 25, Role.User, true, -1.5, ["100%"], 2),
        Make(6, "fay_1@y.test", "50%_off", 18, Role.Guest, false, 3.25, ["a"], null),
        Make(7, "gus@z.test", "Bob", 65, Role.Admin, true, null, ["x", "y"], 4),
        Make(8, "hal@z.test", null, null, Role.User, false, 7, [], 1),
        Make(9, "ivy\\@z.test", "O'Hara \"q\"", 33, Role.User, true, 7, ["b", "x"], 7),
        Make(10, "jon@z.test", "Ünal", 33, Role.User, true, 1, ["ü"], null),
    ];

    public static IReadOnlyList<Post> Posts { get; } =
    [
        Post(1, "First", true, 10, 4.5, 1, 2), Post(2, "Second", false, 0, null, 1, null),
        Post(3, "Third", true, 25, 3, 1, 1),
        Post(4, "fourth", true, 25, 3, 2, 1),
        Post(5, "Fifth 100%", false, 7, null, 2, 3), Post(6, "Sixth_", true, 100, 5, 3, null),
        Post(7, "Seventh", true, 40, 1.5, 4, 4),
        Post(8, "Eighth", false, 40, null, 4, null),
        Post(9, "Ninth", true, 3, 2, 4, 5), Post(10, "Tenth", true, 10, 4, 5, 1),
        Post(11, "Eleventh", false, 10, 4, 7, 2),
        Post(12, "First", true, 12, null, 9, null),
    ];

    public static IReadOnlyList<Profile> Profiles { get; } =
        [Record.Make<Profile>([1, "the boss", 1]), Record.Make<Profile>([2, null, 2]),
            Record.Make<Profile>([3, "dots", 4])];

    public static IReadOnlyList<Comment> Comments { get; } =
        [Comment("c1", "nice", 3, 1), Comment("c2", "bad", 0, 1), Comment("c3", "so so", 1, 3),
            Comment("c4", "nice", 5, 4),
            Comment("c5", "hm", 0, 7), Comment("c6", "wow", 9, 7), Comment("c7", "late", 2, 12)];

    public static IReadOnlyList<Category> Categories { get; } =
        [Record.Make<Category>([1, "news"]), Record.Make<Category>([2, "sport"]), Record.Make<Category>([3, "arts"]),
            Record.Make<Category>([4, "empty"])];

    /// <summary>Category to post.</summary>
    public static IReadOnlyList<(int Category, int Post)> CategoryPosts { get; } =
        [(1, 1), (1, 3), (1, 4), (2, 1), (2, 6), (3, 3), (3, 7), (1, 12)];

    public static IReadOnlyList<Group> Groups { get; } = [Record.Make<Group>(["red", "Red"]),
        Record.Make<Group>(["blue", "Blue"]),
        Record.Make<Group>(["void", "Void"])];

    public static IReadOnlyList<Membership> Memberships { get; } =
        [Member(1, "red", 5), Member(1, "blue", 1), Member(2, "red", 2), Member(4, "blue", 2), Member(5, "red", 1)];

    public static IReadOnlyList<Badge> Badges { get; } =
        [Badge(1, "gold", 1, "red"), Badge(2, "tin", 1, "red"), Badge(3, "lost", null, null), Badge(4, "half", 2, null),
            Badge(5, "blue", 4, "blue")];

    public static IReadOnlyList<Record> All { get; } = [.. Users, .. Profiles, .. Posts, .. Comments, .. Categories,
        .. Groups,
        .. Memberships, .. Badges];

    /// <summary>The rows of a model.</summary>
    public static IEnumerable<Record> Of(ModelInfo model) => All.Where(record => ReferenceEquals(record.Info, model));

    /// <summary>The INSERT statements.</summary>
    public static string Sql(SqlProvider provider)
    {
        var sql = new StringBuilder();
        foreach (var record in All)
        {
            var columns = string.Join(", ", record.Info.Columns.Select(column => $"\"{column.Column}\""));
            var values = string.Join(", ",
                record.Info.Columns.Select(column => Literal(record[column.Name], provider)));
            sql.AppendLine(CultureInfo.InvariantCulture,
                $"INSERT INTO {record.Info.Table} ({columns}) VALUES ({values});");
        }

        foreach (var (category, post) in CategoryPosts)
            sql.AppendLine(CultureInfo.InvariantCulture,
                $"INSERT INTO \"_SpecCategoryToPost\" (\"A\", \"B\") VALUES ({category}, {post});");
        if (provider == SqlProvider.PostgreSql)
            foreach (var table in new[] { "spec_users", "spec_profiles", "spec_posts", "spec_categories",
                "spec_badges" })
                sql.AppendLine(CultureInfo.InvariantCulture,
                    $"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}));");
        return sql.ToString();
    }

    private static string Literal(object? value, SqlProvider provider) => value switch
    {
        null => "NULL",
        string text => Quote(text),
        bool flag => flag ? "true" : "false",
        Role role => Quote(RoleMap.Instance.NameOf(role)),
        string[] items when provider == SqlProvider.PostgreSql =>
            $"ARRAY[{string.Join(", ", items.Select(Quote))}]::text[]",
        string[] items => Quote(System.Text.Json.JsonSerializer.Serialize(items)),
        DateTimeOffset time => Quote(time.ToString(provider == SqlProvider.PostgreSql ? "yyyy-MM-dd HH:mm:ss.fff"
            : "yyyy-MM-ddTHH:mm:ss.fff+00:00", CultureInfo.InvariantCulture)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException(value.GetType().Name),
    };

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static User Make(int id, string email, string? name, int? age, Role role, bool active, double? score,
        string[] tags,
        int? manager) =>
        Record.Make<User>([id, email, name, age, role, active, score, tags, Noon.AddMinutes(id % 4), Noon, manager]);

    private static Post Post(int id, string title, bool published, int views, double? rating, int author,
        int? editor) =>
        Record.Make<Post>([id, title, published, views, rating, author, editor]);

    private static Comment Comment(string id, string text, int likes, int post) =>
        Record.Make<Comment>([id, text, likes, post]);

    private static Membership Member(int user, string group, int level) =>
        Record.Make<Membership>([user, group, level]);

    private static Badge Badge(int id, string label, int? user, string? group) =>
        Record.Make<Badge>([id, label, user, group]);
}
