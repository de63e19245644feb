using Microsoft.CodeAnalysis;
using Refract.Generator.Models;

namespace Refract.Generator;

/// <summary>
/// The providers that the project references. Nothing registers itself at run time, so the client gets the list from
/// here.
/// </summary>
internal static class KnownProviders
{
    private static readonly string[] s_known = ["Refract.PostgreSql.PostgreSqlProvider",
        "Refract.Sqlite.SqliteProvider"];

    public static EquatableArray<string> Find(Compilation compilation) =>
        s_known.Where(name => compilation.GetTypeByMetadataName(name) is not null).ToEquatableArray();
}
