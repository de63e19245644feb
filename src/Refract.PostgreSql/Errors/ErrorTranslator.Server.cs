using Npgsql;
using Refract.Relational.Sql;
using Refract.Runtime;
using Code = Npgsql.PostgresErrorCodes;

namespace Refract.PostgreSql;

internal sealed partial class ErrorTranslator
{
    private const string PushOrMigrate =
        "Bring the database up to the schema with `refract db push` or `refract migrate dev`"
        + " (`refract migrate deploy` in production), or read the schema from it with `refract db pull`.";

    /// <summary>A value for a computed column or an identity that is always given.</summary>
    public const string GeneratedAlways = "428C9";

    private RefractException OfServer(PostgresException original, in SqlStatement statement)
    {
        var text = statement.Text;
        var error = showsValues ? original : ServerTexts.WithoutValues(original);
        return error.SqlState switch
        {
            Code.UniqueViolation => Unique(error, text),
            Code.ForeignKeyViolation or Code.RestrictViolation => ForeignKey(error, text),
            Code.NotNullViolation => NotNull(error, text),
            Code.WithCheckOptionViolation => new RefractException("P2004",
                $"A view refused a row{For(text)}: {Sentence(error.MessageText)}", error),
            Code.CheckViolation or Code.ExclusionViolation =>
                new RefractException("P2004", $"The database's own rule {error.ConstraintName} refused a row"
                    + $"{OfTable(error, text)}.", error),
            Code.SerializationFailure =>
                new TransactionConflictException("Another transaction changed what this one had read.", error),
            Code.DeadlockDetected => new TransactionConflictException("Two transactions waited for each other.", error),
            Code.LockNotAvailable =>
                new TransactionConflictException("A lock was held by another transaction for too long.", error),
            Code.FeatureNotSupported when IsStalePlan(error) =>
                new TransactionConflictException("A table was altered while statements on it were prepared.", error),
            Code.InFailedSqlTransaction => InFailedTransaction(error),
            Code.QueryCanceled => new RefractException("P1008",
                $"The statement{For(text)} was stopped by the server: it ran into statement_timeout, or an "
                    + "administrator cancelled it.", error, isTransient: true),
            // The session was not even begun: only a setting of the URL can be meant.
            _ when error.InvariantSeverity == "FATAL"
                && (error.SqlState.StartsWith("22", StringComparison.Ordinal)
                    || error.SqlState.StartsWith("42", StringComparison.Ordinal)) =>
                new RefractException("P1013",
                    $"{place} refused a setting of the URL ({error.SqlState}). Correct or remove options, "
                        + "schema and application_name.", error),
            _ when text is { IsRaw: true } && OfRaw(error, text) is { } ofRaw => ofRaw,
            // Its words quote the text.
            Code.SyntaxError when original.File == "tsquery.c" => new RefractException("P2007",
                $"The text of a Search{For(text)} is no query: words need an operator between them (&, |, <->), and "
                    + "characters with a meaning stand in single quotes. TextSearch.Web(text) takes any text as people "
                    + "type it.", error),
            _ => OfData(original, error, statement) ?? OfStructure(error, statement) ?? OfTransaction(error)
                ?? OfConnection(error)
                ?? new RefractException("P2010", $"The statement{For(text)} failed ({error.SqlState}){Words(error)}",
                    error, error.IsTransient),
        };
    }

    /// <summary>An error in SQL that the program wrote: class 42, but for rights, and commands in one text.</summary>
    private static RefractException? OfRaw(PostgresException error, StatementText text)
    {
        if (!error.SqlState.StartsWith("42", StringComparison.Ordinal) && error.SqlState != Code.InvalidSchemaName
            || error.SqlState is Code.InsufficientPrivilege or GeneratedAlways) return null;
        var reason = error.MessageText.Contains("multiple commands", StringComparison.Ordinal)
            ? "the SQL holds several statements. Run them one by one, in a transaction if they belong together"
            : error.MessageText.TrimEnd('.');
        var hint = error.Hint is { Length: > 0 } words ? $" {words}" : "";
        return new RefractException("P2010",
            $"The database refused the SQL ({error.SqlState}): {reason}.{hint}"
                + SqlPlace.Show(text.Sql, error.Position - 1), error);
    }

    /// <summary>The server's words as the end of a sentence, when they were kept.</summary>
    private static string Words(PostgresException error) =>
        error.MessageText == ServerTexts.Withheld
            ? "; the server's words may quote values, so they are not shown." : $": {Sentence(error.MessageText)}";

    /// <summary>Class 22: the server's text quotes the value, so none of it is passed on.</summary>
    /// <param name="original">The error with the server's text, in which a type is looked for.</param>
    /// <param name="error">The error that is passed on.</param>
    /// <param name="statement">The statement with its values.</param>
    private static RefractException? OfData(
        PostgresException original, PostgresException error, in SqlStatement statement)
    {
        if (!error.SqlState.StartsWith("22", StringComparison.Ordinal)) return null;
        var value = statement.Text is null ? null : RefusedValue.Of(original, statement);
        var place = At(value, statement.Text);
        return error.SqlState switch
        {
            Code.StringDataRightTruncation or "22026" =>
                new ValueTooLongException(value?.Model, LimitIn(original.MessageText), error, value?.Field),
            Code.NumericValueOutOfRange => NumberOutOfRange.Of(place.TrimStart(), value?.Type, error),
            Code.DatetimeFieldOverflow =>
                new RefractException("P2020", $"A date or time{place} does not fit the range of its column.", error),
            Code.CharacterNotInRepertoire or Code.UntranslatableCharacter => new RefractException("P2000",
                $"A text{place} holds a character that PostgreSQL cannot store, most likely NUL (\\0). "
                    + "Remove it, or use Bytes.", error),
            // Values are documents already, but their escapes can be halves of surrogate pairs.
            Code.InvalidTextRepresentation when original.MessageText.EndsWith("type json", StringComparison.Ordinal) =>
                HalfPair(place, error),
            Code.InvalidTextRepresentation => new RefractException("P2007",
                $"A value{place} is not of its column's type: an enum's value that the database does not "
                    + "have, or malformed text.", error),
            Code.DivisionByZero => new RefractException("P2007", $"A number{place} was divided by zero.", error),
            _ => new RefractException("P2007", $"PostgreSQL refused a value{place} ({error.SqlState}).", error),
        };
    }

    private RefractException? OfStructure(PostgresException error, in SqlStatement statement)
    {
        var text = statement.Text;
        return error.SqlState switch
        {
            Code.UndefinedTable or Code.InvalidSchemaName =>
                new RefractException("P2021",
                    $"{(ModelIn(error, text) is { } model ? $"The table of {model} is missing in {place}. " : "")}"
                        + $"{Sentence(error.MessageText)} {PushOrMigrate}", error),
            Code.UndefinedColumn =>
                new RefractException("P2022",
                    $"{(ModelIn(error, text) is { } model ? $"A column of {model} is missing in {place}. " : "")}"
                        + $"{Sentence(error.MessageText)} {PushOrMigrate}", error),
            Code.UndefinedObject =>
                new RefractException("P2021",
                    $"An enum or another type that the query{For(text)} names is missing in {place}. "
                        + $"{Sentence(error.MessageText)} {PushOrMigrate}", error),
            Code.DatatypeMismatch =>
                new RefractException("P2010",
                    $"A column{(ModelIn(error, text) is { } model ? " of " + model : "")} has another type than the "
                        + $"schema says. {Sentence(error.MessageText)} {PushOrMigrate}", error),
            // "cannot insert a non-DEFAULT value into column "area"", "column "area" can only be updated to DEFAULT"
            GeneratedAlways => new RefractException("P2010",
                $"The statement{For(text)} gives a value to {GeneratedIn(error, statement)}, which the database "
                + $"itself fills: {Sentence(error.MessageText)} Leave the field out.", error),
            Code.InvalidSqlStatementName or Code.DuplicatePreparedStatement => new RefractException("P2010",
                "The server does not know a prepared statement that the driver made, or knows it already. Behind "
                    + "PgBouncer or another pooler add pgbouncer=true to the URL.", error),
            Code.InsufficientPrivilege =>
                new RefractException("P1010",
                    $"{(user is null ? "The user" : $"User {user}")} may not do this in {place}: "
                        + $"{Sentence(error.MessageText)}", error),
            _ => null,
        };
    }

    private static RefractException? OfTransaction(PostgresException error) => error.SqlState switch
    {
        Code.ReadOnlySqlTransaction => new RefractException("P2010",
            "The server only reads: it is a standby, or the transaction or session is read-only. Write to "
                + "the primary (target_session_attrs=primary).", error),
        "25P03" => new RefractException("P2028",
            "The transaction did nothing for longer than idle_in_transaction_session_timeout, so the server ended it"
            + " with its connection. Nothing of it was kept."
            + " Begin it again, and do slow work that is not the database's outside of it.", error),
        "25P04" => new RefractException("P2028",
            "The transaction took longer than transaction_timeout, so the server ended it with its connection."
            + " Nothing of it was kept. Make it shorter, or raise transaction_timeout.", error),
        _ => null,
    };

    private RefractException? OfConnection(PostgresException error) => error.SqlState switch
    {
        // Its text names host, user, database and whether the connection is encrypted.
        Code.InvalidAuthorizationSpecification => new RefractException("P1010",
            $"{place} lets {(user is null ? "the user" : $"user {user}")} not in: {Sentence(error.MessageText)}"
            + " Check user, database and sslmode in the URL, and the server's pg_hba.conf.", error),
        Code.InvalidPassword => new RefractException("P1000",
            $"{place} refused the credentials{(user is null ? "" : $" of user {user}")}. Check user and "
                + "password in the URL; special characters in a password must be escaped (@ is %40).", error),
        Code.InvalidCatalogName => new RefractException("P1003",
            $"There is no database {database ?? "of that name"} at {place}. `refract db push` and `refract "
                + "migrate dev` create it.", error),
        Code.TooManyConnections => new RefractException("P2037",
            $"{place} has no connection left for another client: {Sentence(error.MessageText)}"
            + " Lower connection_limit in the URL, or raise the server's max_connections or the role's limit.",
            error, isTransient: true),
        Code.CannotConnectNow =>
            new RefractException("P1001", $"{place} is starting up or shutting down.", error, isTransient: true),
        Code.AdminShutdown or Code.CrashShutdown => Lost(error),
        "57P04" => new RefractException("P1003", $"The database {database} at {place} was dropped.", error),
        "57P05" => new RefractException("P1017",
            $"{place} had closed the connection before the statement, because it was idle for longer than"
            + " idle_session_timeout. Nothing was done, and the next call uses another connection."
            + " Run it again; a longer idle_session_timeout for this user prevents it.", error, isTransient: true),
        Code.ProtocolViolation when error.MessageText.StartsWith("no such database", StringComparison.Ordinal) =>
            new RefractException("P1003", $"The pooler at {place} has no database {database}.", error),
        Code.ProtocolViolation when error.MessageText.Contains("startup parameter", StringComparison.Ordinal) =>
            new RefractException("P1013",
            $"The pooler at {place} does not take a parameter of the URL: {Sentence(error.MessageText)} "
                + "Remove options from the URL, or set ignore_startup_parameters in the pooler.", error),
        Code.DiskFull or Code.OutOfMemory or Code.InsufficientResources =>
            new RefractException("P2010",
                $"{place} is out of resources ({error.SqlState}): {Sentence(error.MessageText)}", error,
                isTransient: true),
        // The statement itself asks for too much (temp_file_limit), so it would fail again.
        Code.ConfigurationLimitExceeded =>
            new RefractException("P2010", $"The statement exceeds a limit that {place} has set ({error.SqlState}):"
                + $" {Sentence(error.MessageText)}", error),
        _ => error.SqlState.StartsWith("08", StringComparison.Ordinal) ? Lost(error) : null,
    };

    private static UniqueConstraintException Unique(PostgresException error, StatementText? text)
    {
        var target = error.ConstraintName is { } name ? text?.Constraints?.Find(name) : null;
        return new UniqueConstraintException(target?.Model ?? ModelOf(error, text), target?.Fields ?? [],
            error.ConstraintName, error);
    }

    private static ForeignKeyException ForeignKey(PostgresException error, StatementText? text)
    {
        var target = error.ConstraintName is { } name ? text?.Constraints?.Find(name) : null;
        return new ForeignKeyException(target?.Model ?? ModelOf(error, text), target?.Fields ?? [],
            target?.Relation, error.ConstraintName, error);
    }

    private static NullConstraintException NotNull(PostgresException error, StatementText? text)
    {
        IReadOnlyList<string> columns = error.ColumnName is { } column ? [column] : [];
        var target = error.TableName is { } table ? text?.Constraints?.FindByColumns(table, columns) : null;
        return new NullConstraintException(target?.Model ?? error.TableName ?? text?.Model, target?.Fields ?? columns,
            error);
    }

    private static string For(StatementText? text) => text?.Model is { } model ? $" for {model}.{text.Verb}" : "";

    /// <summary>
    /// Where a value belongs, with a space before it: the field, or else the model, or else the call that sent it.
    /// </summary>
    private static string At(RefusedValue? value, StatementText? text) => value switch
    {
        { Field: { } field } =>
            $" for {value.Model}.{field}{(value.Row < 0 ? "" : $", in row {value.Row + 1} of the data,")}",
        { Model: { } model } => $" for {model}",
        _ => text?.Model is { } root ? $" in {root}.{text.Verb}" : " of the statement",
    };

    /// <summary>The model of the table that the error is about, or the table itself; null when it names none.</summary>
    private static string? ModelOf(PostgresException error, StatementText? text) =>
        error.TableName is not { Length: > 0 } table ? text?.Model
            : text?.Constraints?.FindByColumns(table, [])?.Model ?? table;

    private static string OfTable(PostgresException error, StatementText? text) =>
        error.TableName is { Length: > 0 } table && text?.Constraints?.FindByColumns(table, []) is { } target
            ? $" of {target.Model}" : For(text);

    /// <summary>
    /// The model that a text about a table (<c>relation "posts" does not exist</c>) or a column (<c>column "x" of
    /// relation "posts" …</c>, <c>column "x" can only …</c>) means; null when it is not one of the statement's own.
    /// </summary>
    private static string? ModelIn(PostgresException error, StatementText? text)
    {
        if (text?.Constraints is not { } names) return text?.Model;
        if (QuotedAfter("relation ", error.MessageText) is { } table)
            return names.FindByColumns(table[(table.LastIndexOf('.') + 1)..], [])?.Model;
        return QuotedAfter("column ", error.MessageText) is { } column
            ? names.FindByColumn(column)?.Model : text.Model;
    }

    /// <summary>The field whose column takes no value, or as much of it as is known.</summary>
    private static string GeneratedIn(PostgresException error, in SqlStatement statement)
    {
        if (QuotedAfter("column ", error.MessageText) is not { } column) return "a column";
        var target = statement.Text?.Constraints?.FindByColumn(column) ?? RefusedValue.Given(column, statement);
        return target is { Fields: [var field] } ? $"{target.Model}.{field}" : $"the column {column}";
    }

    private static string? QuotedAfter(string word, string message)
    {
        var at = message.IndexOf(word + '"', StringComparison.Ordinal);
        if (at < 0) return null;
        at += word.Length + 1;
        var end = message.IndexOf('"', at);
        return end < 0 ? null : message[at..end];
    }

    private static string Sentence(string message) =>
        message.Length == 0 || message == ServerTexts.Withheld
            ? "" : char.ToUpperInvariant(message[0]) + message[1..].TrimEnd('.') + ".";

    /// <summary>The type in "value too long for type character varying(5)", or null.</summary>
    private static string? LimitIn(string message)
    {
        const string before = " type ";
        var at = message.IndexOf(before, StringComparison.Ordinal);
        return at < 0 ? null : message[(at + before.Length)..];
    }
}
