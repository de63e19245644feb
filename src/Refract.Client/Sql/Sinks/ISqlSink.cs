using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What a statement is emitted to. Emitters are generic over it, so that the compiler makes two walks of one source:
/// <see cref="KeySink"/> takes tokens and values, and <see cref="TextSink"/> takes text. An emitter states the tokens
/// of everything that decides its text, gives each value where its placeholder stands, and puts the pieces together;
/// where it needs more than that to write the text, it returns early unless <see cref="IsText"/>, after the last token
/// and the last value.
/// </summary>
internal interface ISqlSink
{
    /// <summary>
    /// True for the walk that writes. A constant for the just-in-time compiler, which removes what depends on it.
    /// </summary>
    static abstract bool IsText { get; }

    SqlDialect Dialect { get; }

    /// <summary>The policies of the client whose statement it is; null for none.</summary>
    PolicyScope? Policies { get; }

    /// <summary>The scopes around what is emitted, with the aliases of their tables.</summary>
    ScopeStack Scopes { get; }

    /// <summary>Lent to the walk over conditions.</summary>
    GroupOperands Operands { get; }

    /// <summary>A token without details.</summary>
    void Token(ShapeToken kind);

    /// <summary>A token with one detail.</summary>
    void Token(ShapeToken kind, int detail);

    /// <summary>A further detail of the last token.</summary>
    void Detail(int detail);

    /// <summary>Adds a value. Returns its placeholder; placeholders are numbered in the order of these calls.</summary>
    SqlPiece Value(ColumnType type, SqlValue value);

    /// <summary>Adds values that are parameters of their own. Returns a placeholder for each.</summary>
    SqlPieces Values(ColumnType type, ValueList values);

    /// <summary>A name for a table that no other table of the statement has.</summary>
    SqlPiece Alias(char first);

    /// <summary>A name in quotes.</summary>
    SqlPiece Name(string name);

    /// <summary>The name of a table.</summary>
    SqlPiece Table(string? schema, string name);

    /// <summary>An empty list of pieces.</summary>
    SqlPieces Pieces();
}
