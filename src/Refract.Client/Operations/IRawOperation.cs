namespace Refract.Runtime;

/// <summary>An operation that runs SQL of the program, whatever becomes of its rows.</summary>
internal interface IRawOperation
{
    /// <summary>The SQL.</summary>
    Sql Sql { get; }

    /// <summary>The same with other SQL; it returns what this one does.</summary>
    IRawOperation With(Sql sql);
}
