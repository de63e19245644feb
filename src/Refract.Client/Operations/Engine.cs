using System.Runtime.CompilerServices;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// The last step of each operation, and what it runs with: the statements of the database and the way to a connection.
/// Safe for use by many threads.
/// </summary>
internal sealed class Engine : IExecutor
{
    private static readonly ConditionalWeakTable<SqlDatabase, Statements> s_statements = [];

    private Engine(IRunnerSource source)
    {
        Source = source;
        // A client inside a transaction is a new engine on the same database: the texts are shared.
        var statements = s_statements.GetValue(source.Database,
            static database => new Statements(database.Dialect, new StatementCache()));
        Statements = source.Policies is { } policies ? statements.With(policies) : statements;
    }

    /// <summary>Where it finds what to run statements on.</summary>
    public IRunnerSource Source { get; }

    /// <summary>The statements of the database.</summary>
    public Statements Statements { get; }

    /// <summary>The time of an operation that begins now, as columns hold it.</summary>
    public DateTimeOffset Now => DefaultValues.Now(Source.Clock);

    /// <summary>The executor of a client: the engine, with the steps around it.</summary>
    public static IExecutor Create(IRunnerSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var engine = new Engine(source);
        return new TraceStep(source.Hooks is { } hooks ? new HookStep(hooks, source, engine) : engine);
    }

    /// <inheritdoc/>
    public Task<TResult> Run<TResult>(IOperation<TResult> operation, CancellationToken ct)
    {
        try
        {
            return operation.Run(this, ct);
        }
        catch (RefractException error)
        {
            // The transaction has ended, the client was disposed, or a value does not fit its column: the caller meets
            // the error where the database's would be.
            return Task.FromException<TResult>(error);
        }
    }

    /// <inheritdoc/>
    public SqlPreview Preview(FindPlan plan)
    {
        var spec = SelectSpec.Of(plan, plan.Arguments.Take, mayJoin: true);
        var statement = plan.Verb == Verb.Count ? Statements.Count(spec) : Statements.Select(spec);
        return new SqlPreview(statement.Text.Sql, ParameterText.Values(statement));
    }
}
