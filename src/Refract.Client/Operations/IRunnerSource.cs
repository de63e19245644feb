using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Where an engine finds what to run its statements on: asked again for every operation, because the answer depends
/// on who asks.
/// </summary>
public interface IRunnerSource
{
    /// <summary>The database behind all of it.</summary>
    SqlDatabase Database { get; }

    /// <summary>The transaction that the caller is inside of, or the database's pool.</summary>
    /// <param name="access">What the operation does: one that reads can run on a copy of the database.</param>
    /// <exception cref="RefractException">P2028: the caller's transaction has ended.</exception>
    SqlRunner Runner(Access access);

    /// <summary>
    /// Begins work of several statements that takes effect as a whole: a transaction of its own, or a savepoint when
    /// the caller is inside of one. Commit it; disposing one that was not committed undoes it.
    /// </summary>
    ValueTask<SqlTransaction> Begin(CancellationToken ct);

    /// <summary>How included relations are loaded unless a plan says otherwise.</summary>
    RelationLoadStrategy LoadStrategy { get; }

    /// <summary>The policies that its statements keep to; null for none.</summary>
    PolicyScope? Policies => null;

    /// <summary>The hooks around its operations; null for none.</summary>
    HookList? Hooks => null;

    /// <summary>True when the caller works in a transaction.</summary>
    bool IsInTransaction => false;

    /// <summary>The clock of <c>now()</c> and <c>@updatedAt</c>.</summary>
    TimeProvider Clock { get; }
}
