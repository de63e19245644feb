using NpgsqlTypes;

namespace Refract.PostgreSql.Types;

/// <summary>All that is known of one native type; <see cref="PostgreSqlTypes"/> has a row for each.</summary>
/// <param name="Name">Its name in the schema language, <c>VarChar</c>.</param>
/// <param name="CatalogName">Its name in <c>pg_type</c>.</param>
/// <param name="Wire">The type by which the driver sends and reads its values.</param>
internal sealed record PostgreSqlType(string Name, string CatalogName, NpgsqlDbType Wire)
{
    /// <summary>Its name in DDL.</summary>
    public string DdlName { get; init; } = Name.ToUpperInvariant();

    /// <summary>Its name in DDL for a column that numbers itself, or null.</summary>
    public string? SerialName { get; init; }

    /// <summary>What the catalog's type modifier says of it.</summary>
    public TypeModifier Modifier { get; init; }

    /// <summary>
    /// The type that parameters are cast to, or null: values that are sent as text (money as numeric) become the
    /// column's type only when told to.
    /// </summary>
    public string? Cast { get; init; }

    /// <summary>
    /// The same for lists: some arrays have no operators in common with text[], although their items have.
    /// </summary>
    public string? ListCast { get; init; }

    /// <summary>
    /// The type that operands are cast to before they are compared, because it has no operators; or null.
    /// </summary>
    public string? ComparedAs { get; init; }

    /// <summary>The same for lists.</summary>
    public string? ListComparedAs { get; init; }

    /// <summary>
    /// The text that is searched, for a type that has no LIKE, with <c>{0}</c> for the operand; or null.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>The types that <c>SET DATA TYPE</c> makes of it by itself: PostgreSQL's assignment casts.</summary>
    public string[] Casts { get; init; } = [];

    /// <summary>Those of <see cref="Casts"/> that lose nothing.</summary>
    public string[] SafeCasts { get; init; } = [];

    /// <summary>The characters that any value has room in; <see cref="int.MaxValue"/> when that has no end.</summary>
    public int LongestText { get; init; } = int.MaxValue;

    /// <summary>
    /// The characters below which the real engine has no cast to a text of limited length; 0 when that depends on the
    /// value.
    /// </summary>
    public int TextLength { get; init; }

    /// <summary>True for types without a length that are text by themselves.</summary>
    public bool IsText => Name is "Text" or "VarChar" or "Char";
}

/// <summary>What the type modifier of the catalog (<c>atttypmod</c>) says.</summary>
internal enum TypeModifier
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A length of text, and 4.</summary>
    Length,

    /// <summary>A number of bits.</summary>
    Bits,

    /// <summary>Precision and scale of a number.</summary>
    Numeric,

    /// <summary>How many decimals a second has.</summary>
    Time,
}
