namespace Refract.Runtime;

/// <summary>
/// What a call does, as Prisma's verbs do: for logs, traces and errors, where <see cref="VerbText.Name"/> is its text.
/// </summary>
public enum Verb : byte
{
    /// <summary>The row of a key, or null.</summary>
    FindUnique,

    /// <summary>The row of a key.</summary>
    FindUniqueOrThrow,

    /// <summary>The first row of a condition, or null.</summary>
    FindFirst,

    /// <summary>The first row of a condition.</summary>
    FindFirstOrThrow,

    /// <summary>All rows of a condition.</summary>
    FindMany,

    /// <summary>All rows of a condition, while they are read.</summary>
    Stream,

    /// <summary>A page of the rows of a condition, and the number of all.</summary>
    FindManyAndCount,

    /// <summary>How many rows a condition has.</summary>
    Count,

    /// <summary>What is computed over the rows of a condition.</summary>
    Aggregate,

    /// <summary>Groups of the rows of a condition.</summary>
    GroupBy,

    /// <summary>Whether a condition has a row.</summary>
    Exists,

    /// <summary>Creates a row.</summary>
    Create,

    /// <summary>Creates many rows.</summary>
    CreateMany,

    /// <summary>Creates many rows and returns them.</summary>
    CreateManyAndReturn,

    /// <summary>Updates the row of a key.</summary>
    Update,

    /// <summary>Updates the rows of a condition.</summary>
    UpdateMany,

    /// <summary>Updates the rows of a condition and returns them.</summary>
    UpdateManyAndReturn,

    /// <summary>Updates all rows.</summary>
    UpdateAll,

    /// <summary>Updates the row of a key, or creates it.</summary>
    Upsert,

    /// <summary>Creates many rows, or updates those that are there.</summary>
    UpsertMany,

    /// <summary>Deletes the row of a key.</summary>
    Delete,

    /// <summary>Deletes the rows of a condition.</summary>
    DeleteMany,

    /// <summary>Deletes the rows of a condition and returns them as they were.</summary>
    DeleteManyAndReturn,

    /// <summary>Deletes all rows.</summary>
    DeleteAll,

    /// <summary>The rows of raw SQL.</summary>
    QueryRaw,

    /// <summary>Runs raw SQL.</summary>
    ExecuteRaw,

    /// <summary>Work that takes effect as a whole.</summary>
    Transaction,
}
