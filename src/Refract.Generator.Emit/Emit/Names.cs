namespace Refract.Generator.Emit;

/// <summary>Names of the runtime, written so that nothing the user declares can hide them: a schema may well have a model named Model or System.</summary>
internal static class Names
{
    public const string Runtime = "global::Refract.Runtime.";

    public const string Refract = "global::Refract.";

    public const string List = "global::System.Collections.Generic.IReadOnlyList";

    public const string Sequence = "global::System.Collections.Generic.IEnumerable";

    public const string Task = "global::System.Threading.Tasks.Task";

    public const string Cancellation = "global::System.Threading.CancellationToken";

    public const string SqlValue = "global::Refract.Relational.Sql.SqlValue";

    public const string EnumMap = "global::Refract.Relational.Sql.EnumMap";
}
