namespace Refract.Generator.Naming;

/// <summary>
/// Names that generated code cannot use as they are. A reserved name gets a suffix that says what it is:
/// <c>TaskModel</c>, <c>KindEnum</c>, <c>ToStringField</c>; an information tells of it, and <c>@csharp(name: "…")</c>
/// chooses another.
/// </summary>
internal static class ReservedCSharpNames
{
    /// <summary>
    /// Types whose name, declared in the user's own namespace, would take the place of .NET's in ordinary code.
    /// </summary>
    public static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "Action", "Array", "Attribute", "Boolean", "Byte", "CancellationToken", "Char", "Console", "Convert",
        "DateOnly", "DateTime", "DateTimeOffset", "Decimal",
        "Dictionary", "Double", "Enum", "Enumerable", "Environment", "Exception", "Func", "Guid", "HashSet",
        "IEnumerable", "IReadOnlyList", "Int32", "Int64", "Lazy",
        "List", "Math", "Microsoft", "Nullable", "Object", "Predicate", "Refract", "Single", "Sort", "String",
        "StringBuilder", "System", "Task", "Thread", "TimeOnly",
        "TimeSpan", "Tuple", "Type", "Uri", "ValueTask", "ValueType", "Void",
    };

    /// <summary>
    /// Members that every record, filter, ordering or handle has already; the last two are parameters that their
    /// members are made from.
    /// </summary>
    public static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "Add", "And", "Cells", "Clone", "Deconstruct", "EqualityContract", "Equals", "Finalize", "GetEnumerator",
        "GetHashCode", "GetType", "Loaded", "Matches",
        "MemberwiseClone", "Not", "Or", "PrintMembers", "ReferenceEquals", "ToString", "scope", "row",
    };

    /// <summary>The field that every enum has already.</summary>
    public static readonly HashSet<string> EnumMembers = new(StringComparer.Ordinal) { "value__" };

    /// <summary>What the names of a model's types end in.</summary>
    public static readonly string[] TypeSuffixes =
        ["Where", "Unique", "OrderBy", "Include", "Create", "Update", "Fields", "Relations", "Scalar", "Actions",
            "Query", "ControllerBase", "Select", "CountInclude"];

    /// <summary>Members that the generated client and its transaction declare, or find in their base.</summary>
    public static readonly HashSet<string> ClientMembers = new(StringComparer.Ordinal)
    {
        "BeginTransaction", "Commit", "JsonResolver", "RefractContext", "RefractExecutor", "Rollback",
    };

    /// <summary>Files that Windows does not have, whatever their extension, and those that are no model's.</summary>
    public static readonly HashSet<string> Files = new(
        ["Documents", "Enums", "DatabaseController", "CON", "PRN", "AUX", "NUL",
            .. Enumerable.Range(0, 10).SelectMany(number => new[] { $"COM{number}", $"LPT{number}" })],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// What the name of a new type must not be, beside <see cref="Types"/>, in the namespace of a client.
    /// </summary>
    /// <param name="isGlobal">True in the global namespace, where top-level statements declare a Program.</param>
    /// <param name="client">The client's class name.</param>
    public static HashSet<string> TypesBeside(string client, bool isGlobal)
    {
        var names = new HashSet<string>(Types, StringComparer.Ordinal) { client, client + "Transaction",
            "DatabaseController" };
        if (isGlobal) names.Add("Program");
        return names;
    }
}
