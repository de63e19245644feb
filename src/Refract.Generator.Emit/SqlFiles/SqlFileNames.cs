using System.Globalization;
using Refract.Generator.Models;
using Refract.Generator.Naming;

namespace Refract.Generator.SqlFiles;

/// <summary>The C# names of what is made for SQL files. They yield to the names of the schema.</summary>
internal sealed class SqlFileNames
{
    /// <summary>Members that the class of the methods has already.</summary>
    private static readonly HashSet<string> s_members = new(StringComparer.Ordinal)
    {
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    /// <summary>Members that each record has already.</summary>
    private static readonly HashSet<string> s_ofRecords = new(s_members, StringComparer.Ordinal)
    {
        "Clone", "Deconstruct", "EqualityContract", "PrintMembers",
    };

    private readonly HashSet<string> _types;
    private readonly HashSet<string> _methods = new(StringComparer.Ordinal);

    public SqlFileNames(ClientModel client)
    {
        var scope = client.Scope;
        _types = ReservedCSharpNames.TypesBeside(scope.Client, isGlobal: scope.Namespace.Length == 0);
        foreach (var model in client.Models)
        {
            _types.Add(model.Name);
            foreach (var suffix in ReservedCSharpNames.TypeSuffixes) _types.Add(scope.Helper(model.Stem, suffix));
        }

        foreach (var type in client.Enums) _types.Add(type.Name);
        Class = Free(_types, scope.Client + "Sql", scope.Client + "SqlFiles");
        var properties = new HashSet<string>(client.Models.Select(model => model.Property), StringComparer.Ordinal)
        {
            scope.Client, scope.Client + "Transaction",
        };
        Property = Free(properties, "Sql", "SqlFiles");
    }

    /// <summary>The class with the methods.</summary>
    public string Class { get; }

    /// <summary>The client's property.</summary>
    public string Property { get; }

    /// <summary>The method of a file; null when the name of the file cannot be that of one.</summary>
    /// <param name="file">The file's name, without extension.</param>
    /// <param name="problem">What is wrong, or null.</param>
    public string? Method(string file, out string? problem)
    {
        problem = null;
        if (file.Length == 0 || !char.IsLetter(file[0]) || !file.All(c => char.IsLetterOrDigit(c) || c == '_'))
        {
            problem = $"{file}.sql cannot be the name of a method: give it letters, digits and underscores, with a "
                + "letter first. For example: top_authors.sql";
            return null;
        }

        var name = CSharpNames.Pascal(file);
        if (s_members.Contains(name) || name == Class)
            problem = $"The method of {file}.sql would be {name}, which every class has. Rename the file.";
        else if (!_methods.Add(name))
            problem = $"The method of {file}.sql would be {name}, as that of another file is. Rename one.";
        return problem is null ? name : null;
    }

    /// <summary>The type of the rows of a method.</summary>
    public string Row(string method) => Free(_types, method + "Row", method + "RowType");

    /// <summary>The members of a row.</summary>
    /// <param name="row">The row's type.</param>
    /// <param name="columns">The names of the columns; all different.</param>
    public static IReadOnlyList<string> Members(string row, IEnumerable<string> columns)
    {
        var taken = new HashSet<string>(s_ofRecords, StringComparer.Ordinal) { row };
        return [.. columns.Select(column =>
        {
            var name = CSharpNames.Pascal(column);
            return Free(taken, name, taken.Contains(name) && s_ofRecords.Contains(name) ? name + "Column" : name);
        })];
    }

    /// <summary>The parameters of a method, and the one that cancels it.</summary>
    /// <param name="names">What each is called in the file.</param>
    public static (IReadOnlyList<string> Names, string Cancellation) Parameters(IEnumerable<string> names)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        List<string> parameters = [.. names.Select(name =>
        {
            var wanted = CSharpNames.Parameter(CSharpNames.Pascal(name));
            return Free(taken, wanted, wanted);
        })];
        return ([.. parameters.Select(CSharpKeywords.Escape)], Free(taken, "ct", "cancellationToken"));
    }

    private static string Free(HashSet<string> taken, string wanted, string other)
    {
        if (taken.Add(wanted)) return wanted;
        if (taken.Add(other)) return other;
        for (var number = 2; ; number++)
        {
            var name = other + number.ToString(CultureInfo.InvariantCulture);
            if (taken.Add(name)) return name;
        }
    }
}
