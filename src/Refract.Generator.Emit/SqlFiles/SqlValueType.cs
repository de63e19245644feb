using System.Text.RegularExpressions;
using Refract.Generator.Models;
using Refract.Schema;
using Refract.Schema.Providers;

namespace Refract.Generator.SqlFiles;

/// <summary>
/// The type of a parameter or a column of an SQL file, written as in the schema: <c>Int</c>, <c>String?</c>,
/// <c>Role[]</c>, <c>DateTime? @db.Timestamptz(6)</c>.
/// </summary>
public sealed record SqlValueType
{
    private static readonly Regex s_form = new(
        """^\s*(?<name>\w+)(?<list>\s*\[\s*\])?(?<null>\s*\?)?(?:\s+@db\.(?<native>\w+)(?:\((?<arguments>[\d\s,]*)\))?)?\s*$""",
        RegexOptions.CultureInvariant);

    private static readonly Dictionary<string, ScalarType> s_scalars =
        new[] { ScalarType.String, ScalarType.Boolean, ScalarType.Int, ScalarType.BigInt, ScalarType.Float,
            ScalarType.Decimal, ScalarType.DateTime, ScalarType.Json, ScalarType.Bytes }
        .ToDictionary(scalar => scalar.ToString(), StringComparer.Ordinal);

    /// <summary>The scalar.</summary>
    public required ScalarType Scalar { get; init; }

    /// <summary>The enum's name in the schema, for one.</summary>
    public string? Enum { get; init; }

    /// <summary>The native type, or null for the database's own of the scalar.</summary>
    public NativeType? Native { get; init; }

    /// <summary>True for a list.</summary>
    public bool IsList { get; init; }

    /// <summary>True when it may be null; of a list, the list itself.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Reads a type.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isEnum">Whether the schema has an enum of a name.</param>
    /// <param name="problem">What is wrong with it, as a sentence, or null.</param>
    /// <returns>The type, or null when something is wrong.</returns>
    public static SqlValueType? Read(string text, Func<string, bool> isEnum, out string? problem)
    {
        problem = null;
        var match = s_form.Match(text);
        if (!match.Success)
        {
            problem = $"\"{text.Trim()}\" is no type. Types are written as in the schema: Int, String?, Int[], "
                + "DateTime @db.Date.";
            return null;
        }

        var name = match.Groups["name"].Value;
        var type = new SqlValueType
        {
            Scalar = ScalarType.Enum, IsList = match.Groups["list"].Success, IsNullable = match.Groups["null"].Success,
        };
        if (s_scalars.TryGetValue(name, out var scalar)) type = type with { Scalar = scalar };
        else if (isEnum(name)) type = type with { Enum = name };
        else
        {
            problem = $"There is no type {name}. Types are {string.Join(", ", s_scalars.Keys)} and the enums of the "
                + "schema.";
            return null;
        }

        if (!match.Groups["native"].Success) return type;
        var native = match.Groups["native"].Value;
        if (Definition(native, type.Scalar) is null)
        {
            problem = $"@db.{native} is no native type of {name}.";
            return null;
        }

        string[] arguments = [.. match.Groups["arguments"].Value.Split(',').Select(part => part.Trim())
            .Where(part => part.Length > 0)];
        return type with { Native = new NativeType(native, arguments) };
    }

    /// <summary>The same type for a value that is there.</summary>
    public SqlValueType Required() => IsNullable ? this with { IsNullable = false } : this;

    /// <summary>True when the values of another type are the same in C#; null aside.</summary>
    public bool HasFormOf(SqlValueType other) =>
        IsList == other.IsList && Enum == other.Enum
            && ClientModelBuilder.KindOf(Scalar, Native) == ClientModelBuilder.KindOf(other.Scalar, other.Native);

    /// <summary>The same without a native type where that changes nothing in C#, as for values that are read.</summary>
    public SqlValueType Read() => Native is not null && HasFormOf(this with { Native = null })
        ? this with { Native = null } : this;

    /// <summary>
    /// The same without a native type that a database names where the schema names none: a parameter has no precision.
    /// </summary>
    public SqlValueType Sent() => Native is not null
        && NativeTypes.KindOf(Scalar, Native) is var kind and (StoredKind.UtcDateTime or StoredKind.Decimal)
        && kind == NativeTypes.KindOf(Scalar, null) ? this with { Native = null } : this;

    /// <inheritdoc/>
    public override string ToString() => (Enum ?? Scalar.ToString()) + (IsList ? "[]" : "") + (IsNullable ? "?" : "")
        + (Native is null ? "" : $" @db.{Native}");

    private static NativeTypeDefinition? Definition(string name, ScalarType scalar) =>
        NativeTypes.For(DatabaseProvider.PostgreSql).Concat(NativeTypes.For(DatabaseProvider.CockroachDb))
            .FirstOrDefault(known => known.Name == name && known.Scalar == scalar);
}
