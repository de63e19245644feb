using System.Runtime.CompilerServices;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// The engine: decides the statements of a plan, runs them and makes records of the rows. Safe for use by many threads.
/// </summary>
internal sealed partial class Executor : IExecutor
{
    private static readonly ConditionalWeakTable<SqlDatabase, Statements> s_statements = [];
    private readonly IRunnerSource _source;
    private readonly Statements _statements;

    /// <summary>An engine that finds what to run on at the source.</summary>
    public Executor(IRunnerSource source)
    {
        _source = source;
        // A client inside a transaction is a new executor on the same database: the texts are shared.
        _statements = s_statements.GetValue(source.Database,
            static database => new Statements(database.Dialect, new StatementCache()));
    }

    /// <inheritdoc/>
    public SqlPreview Preview(FindPlan plan)
    {
        var statement = plan.Verb == Verb.Count ? _statements.Count(SelectSpec.Rows(plan, plan.Take, mayJoin: true))
            : _statements.Rows(FindSpec(plan, plan.Take));
        return new SqlPreview(statement.Text.Sql, ParameterText.Values(statement));
    }
}
