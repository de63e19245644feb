namespace Refract.Generator.Emit;

/// <summary>
/// Names of the runtime and of .NET, written so that nothing the user declares can hide them: a schema may well have a
/// model named Model or System. They go through the aliases that <see cref="FileHeader"/> declares, which begin as no
/// name of a schema can.
/// </summary>
internal static class Names
{
    public const string Runtime = "_R.";

    public const string Refract = "_F.";

    public const string List = "_C.IReadOnlyList";

    public const string Sequence = "_C.IEnumerable";

    public const string Obsolete = "global::System.Obsolete";

    public const string Func = "_S.Func";

    public const string Task = "_T.Task";

    public const string Cancellation = "_Ct";

    public const string SqlValue = "_Sql.SqlValue";

    public const string EnumMap = "_Sql.EnumMap";
}
