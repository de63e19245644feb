namespace Refract.Runtime;

/// <summary>What is done with rows of a join table.</summary>
internal enum JoinRowChange
{
    /// <summary>Adds those to the given targets.</summary>
    Insert,

    /// <summary>Deletes those to the given targets.</summary>
    Delete,

    /// <summary>Deletes those to all other targets.</summary>
    DeleteOthers,
}
