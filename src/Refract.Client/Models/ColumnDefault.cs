namespace Refract.Runtime;

/// <summary>What fills a column that a create leaves out.</summary>
public enum ColumnDefault
{
    /// <summary>Nothing: the value is required, or null.</summary>
    None,

    /// <summary>The database, in a way that the client cannot foresee: autoincrement, dbgenerated, sequence.</summary>
    Database,

    /// <summary>
    /// The database, with a constant that the client knows too (<see cref="ColumnInfo.DefaultText"/>).
    /// </summary>
    Constant,

    /// <summary>The client, with the time of the operation.</summary>
    Now,

    /// <summary>The client, with a random UUID.</summary>
    Uuid4,

    /// <summary>The client, with a UUID that sorts by time.</summary>
    Uuid7,

    /// <summary>The client, with a CUID of the first version.</summary>
    Cuid,

    /// <summary>The client, with a CUID of the second version.</summary>
    Cuid2,

    /// <summary>The client, with a ULID.</summary>
    Ulid,

    /// <summary>The client, with a Nano ID of <see cref="ColumnInfo.DefaultText"/> characters.</summary>
    NanoId,

    /// <summary>The client, with what a policy says.</summary>
    Policy,
}
