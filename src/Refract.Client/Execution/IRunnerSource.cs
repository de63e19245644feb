using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Tells the engine where its statements run: on a connection of the pool, or in the transaction around the call.</summary>
public interface IRunnerSource
{
    /// <summary>The database, with its dialect and its pool.</summary>
    SqlDatabase Database { get; }

    /// <summary>Where a statement of this call runs: <see cref="Transaction"/> when there is one, else <see cref="Database"/>.</summary>
    /// <exception cref="RefractException">The transaction around the call has ended.</exception>
    SqlRunner Current { get; }

    /// <summary>The transaction around the call, or null. The engine then opens none of its own.</summary>
    SqlTransaction? Transaction { get; }

    /// <summary>The time for <c>now()</c> and <c>@updatedAt</c>.</summary>
    TimeProvider Clock => TimeProvider.System;
}
