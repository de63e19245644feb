namespace Refract.Relational.Operations;

/// <summary>The ways in which a step can meet the rows that are there. Each says which count of
/// <see cref="Contracts.IRowProbe"/> tells more.</summary>
public enum DataRiskKind
{
    /// <summary>A table goes with its rows: count its rows.</summary>
    TableDropped,

    /// <summary>A column goes with its values: count the values that are not null.</summary>
    ColumnDropped,

    /// <summary>
    /// A column is dropped and created again because its type has no way over: count the values that are not null.
    /// </summary>
    ColumnRecreated,

    /// <summary>
    /// A column's values are converted; some may not fit or lose digits: count those.
    /// </summary>
    TypeNarrowed,

    /// <summary>
    /// A required column without a default is added, which fails when there are rows: count the rows.
    /// </summary>
    RequiredColumnAdded,

    /// <summary>A column becomes required, which fails when there are nulls: count them.</summary>
    ColumnMadeRequired,

    /// <summary>A unique index or primary key is created, which fails for duplicates: count the duplicates.</summary>
    UniqueAdded,

    /// <summary>A table's primary key changes: count the duplicates in the new key's columns.</summary>
    PrimaryKeyChanged,

    /// <summary>Values of an enum go, which fails when rows hold them: count those values.</summary>
    EnumValuesRemoved,
}
