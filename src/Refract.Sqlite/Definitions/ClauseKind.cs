namespace Refract.Sqlite.Definitions;

/// <summary>The clauses of a column and the constraints of a table.</summary>
internal enum ClauseKind
{
    /// <summary><c>PRIMARY KEY</c></summary>
    PrimaryKey,

    /// <summary><c>NOT NULL</c></summary>
    NotNull,

    /// <summary><c>NULL</c>, which says nothing.</summary>
    Null,

    /// <summary><c>UNIQUE</c></summary>
    Unique,

    /// <summary><c>CHECK (…)</c></summary>
    Check,

    /// <summary><c>DEFAULT …</c></summary>
    Default,

    /// <summary><c>COLLATE …</c></summary>
    Collate,

    /// <summary><c>REFERENCES …</c>, or a table's <c>FOREIGN KEY … REFERENCES …</c>.</summary>
    ForeignKey,

    /// <summary><c>GENERATED ALWAYS AS (…)</c></summary>
    Generated,

    /// <summary>A <c>CONSTRAINT name</c> with nothing behind it, which SQLite accepts.</summary>
    NameAlone,
}
