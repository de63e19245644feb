namespace Refract.Relational.Sql;

/// <summary>
/// SQL and what is known of it without its values; one instance for each shape of query, so that a provider can keep
/// things with it.
/// </summary>
public sealed class StatementText(string sql)
{
    /// <summary>The SQL, with the dialect's placeholders.</summary>
    public string Sql { get; } = sql;

    /// <summary>The model that it is about, as in the schema, or null for raw SQL.</summary>
    public string? Model { get; init; }

    /// <summary>The verb that made it (<c>findMany</c>), for logs, traces and errors.</summary>
    public string Verb { get; init; } = "";

    /// <summary>True for SQL that the program wrote, whose text belongs into errors about it.</summary>
    public bool IsRaw { get; init; }

    /// <summary>True when it has rows to read.</summary>
    public bool ReturnsRows { get; init; } = true;

    /// <summary>True when it can change data: on SQLite it waits for the one writer's turn.</summary>
    public bool IsWrite { get; init; }

    /// <summary>True when at most one row can come.</summary>
    public bool IsSingleRow { get; init; }

    /// <summary>
    /// True when it may change the session (raw SQL can say SET, LISTEN or CREATE TEMP TABLE): the connection is
    /// cleaned before another caller gets it.
    /// </summary>
    public bool TouchesSession { get; init; }

    /// <summary>
    /// Another way to do the same when there are many values, or null where there is none. A provider may always run
    /// the statement itself.
    /// </summary>
    public BulkLoad? Loading { get; init; }

    /// <summary>
    /// Names that the provider needs to turn a constraint's name into a model's fields, or null for raw SQL.
    /// </summary>
    public IConstraintNames? Constraints { get; init; }

    /// <summary>
    /// The type objects of the columns that it computes from what they hold (<c>Increment</c>): no parameter has the
    /// result, so an error about one names the field with their help.
    /// </summary>
    public IReadOnlyList<ColumnType> Computed { get; init; } = [];

    /// <summary>
    /// A place for whatever the provider derives from the text; written at most once with equal contents, so races are
    /// harmless.
    /// </summary>
    public object? ProviderState { get; set; }
}

/// <summary>How rows are loaded that are sent one after the other, rather than as values of a statement.</summary>
/// <param name="Text">Begins it; has the columns in the order of the statement's parameters.</param>
/// <param name="Table">The table's name, as it stands in the text: not every table takes rows in this way.</param>
/// <param name="Columns">
/// The names of the same columns: loading converts nothing, so their types have to be what the schema says.
/// </param>
public sealed record BulkLoad(StatementText Text, string Table, string Columns);

/// <summary>Returns what a database's constraint is called in the schema.</summary>
public interface IConstraintNames
{
    /// <summary>
    /// The model and the fields (schema names, in order) behind a unique, primary or foreign key, and for a foreign key
    /// its relation field; null if unknown.
    /// </summary>
    ConstraintTarget? Find(string constraintName);

    /// <summary>The same from a table and its columns in the database: SQLite's errors name those.</summary>
    ConstraintTarget? FindByColumns(string table, IReadOnlyList<string> columns);

    /// <summary>The field of the only column of this name in the tables that are written; null if unknown.</summary>
    ConstraintTarget? FindByColumn(string column) => null;

    /// <summary>
    /// The field whose column has this very type object, or the one of its lists, as the parameters of a write have
    /// it; null for any other.
    /// </summary>
    ConstraintTarget? FindByType(ColumnType type) => null;
}

/// <summary>A constraint in the schema's words.</summary>
/// <param name="Model">The model that has it.</param>
/// <param name="Fields">The fields in order.</param>
/// <param name="Relation">The relation field, for a foreign key.</param>
public sealed record ConstraintTarget(string Model, IReadOnlyList<string> Fields, string? Relation = null);
