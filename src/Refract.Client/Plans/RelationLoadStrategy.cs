namespace Refract;

/// <summary>
/// In how many round trips the relations of an include are loaded; to-one relations are joined in any case. It matters
/// when the way to the server is long: on SQLite there is none, and the statements run one by one. The fewer trips, the
/// more often the database finds the parents again, so a query that is expensive in itself is best loaded by
/// <see cref="EachDepth"/>.
/// </summary>
public enum RelationLoadStrategy : byte
{
    /// <summary>
    /// One trip for the rows, then one for each depth below, with a statement for each relation; rows of a unique key
    /// come in one trip with everything below them.
    /// </summary>
    EachDepth,

    /// <summary>
    /// One trip for the rows, then one for everything below them, in a snapshot of the database: two at any depth.
    /// </summary>
    TwoTrips,

    /// <summary>
    /// One trip for everything, in a snapshot of the database. Inside a transaction that gives each statement its own
    /// view (read committed), the statements would not see the same rows: <see cref="EachDepth"/> is used there, as it
    /// is when rows are locked.
    /// </summary>
    OneTrip,
}
