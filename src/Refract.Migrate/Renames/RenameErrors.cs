using Refract.Relational.Contracts;

namespace Refract.Migrate.Renames;

/// <summary>What is wrong with a rename that was asked for.</summary>
internal static class RenameErrors
{
    private const string Code = "RFR3014";
    private const int MostNamed = 10;

    public static MigrationException Malformed(string request) => new(Code,
        $"--rename {request} is not of the form OLD=NEW. Nothing was changed.",
        "Name both: --rename User=Person, --rename User.fullname=User.name, --rename Color.RED=Color.CRIMSON");

    public static MigrationException Ambiguous(string request) => new(Code,
        $"--rename {request} fits more than one thing. Nothing was changed.",
        "Put the database schema before the name: shop.User");

    public static MigrationException OfAnotherOwner(string request) => new(Code,
        $"--rename {request} would move something from one table or enum to another. Nothing was changed.",
        "A rename stays inside its table or enum; copy the values in a migration of your own.");

    public static MigrationException Twice(string request) => new(Code,
        $"--rename {request} names something that another --rename names, too. Nothing was changed.",
        "Name each old and each new name once.");

    /// <param name="request">The whole argument.</param>
    /// <param name="from">Its old name.</param>
    /// <param name="to">Its new name.</param>
    /// <param name="gone">The names of all that goes.</param>
    /// <param name="fresh">The names of all that comes.</param>
    public static MigrationException Unknown(string request, string from, string to, IReadOnlyList<string> gone,
        IReadOnlyList<string> fresh)
    {
        var why = new List<string>();
        if (!gone.Contains(from)) why.Add($"Nothing called {from} goes.{Nearest(from, gone)}");
        if (!fresh.Contains(to)) why.Add($"Nothing called {to} is new.{Nearest(to, fresh)}");
        if (why.Count == 0) why.Add("The two are of different kinds.");
        return new MigrationException(Code,
            $"--rename {request} fits nothing that changes. Nothing was changed.\n\n" + string.Join('\n', why),
            "A rename is of something that the database has and the schema no longer has, into something that only the "
                + "schema has. Correct the names, or leave the option out when the rename is done already.");
    }

    private static string Nearest(string name, IReadOnlyList<string> names)
    {
        var near = names.OrderByDescending(other => Likeness.Of(name, other)).ThenBy(other => other.Length)
            .Take(MostNamed).ToArray();
        return near.Length == 0 ? "" : " There is: " + string.Join(", ", near);
    }
}
