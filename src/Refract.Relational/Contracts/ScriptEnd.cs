namespace Refract.Relational.Contracts;

/// <summary>What the end of a migration's script means to the history.</summary>
public enum ScriptEnd
{
    /// <summary>The migration is in the database.</summary>
    Applied,

    /// <summary>The migration is no longer in the database: the script was its <c>down.sql</c>.</summary>
    Undone,
}
