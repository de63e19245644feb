namespace Refract.Generator.Naming;

/// <summary>
/// Names that generated code cannot use as they are. A reserved name gets a suffix that says what it is: <c>TaskModel</c>, <c>KindEnum</c>, <c>ToStringField</c>; a
/// warning tells of it, and <c>@csharp(name: "…")</c> chooses another.
/// </summary>
internal static class ReservedNames
{
    /// <summary>Types whose name, declared in the user's own namespace, would take the place of .NET's in ordinary code.</summary>
    public static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "Action", "Array", "Attribute", "Boolean", "Byte", "CancellationToken", "Char", "Console", "Convert", "DateOnly", "DateTime", "DateTimeOffset", "Decimal",
        "Dictionary", "Double", "Enum", "Enumerable", "Environment", "Exception", "Func", "Guid", "HashSet", "IEnumerable", "IReadOnlyList", "Int32", "Int64", "Lazy",
        "List", "Math", "Microsoft", "Nullable", "Object", "Predicate", "Refract", "Single", "Sort", "String", "StringBuilder", "System", "Task", "Thread", "TimeOnly",
        "TimeSpan", "Tuple", "Type", "Uri", "ValueTask", "ValueType", "Void",
    };

    /// <summary>Members that every record, filter, ordering or handle has already.</summary>
    public static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "Add", "And", "Cells", "Clone", "Deconstruct", "EqualityContract", "Equals", "Finalize", "GetEnumerator", "GetHashCode", "GetType", "Loaded", "Matches",
        "MemberwiseClone", "Not", "Or", "PrintMembers", "ReferenceEquals", "ToString",
    };

    /// <summary>What the names of a model's types end in.</summary>
    public static readonly string[] TypeSuffixes =
        ["Where", "Unique", "OrderBy", "Include", "Create", "Update", "Fields", "Relations", "Scalar", "Actions", "Query", "ControllerBase"];

    /// <summary>Members that the generated client declares itself.</summary>
    public static readonly HashSet<string> ClientMembers = new(StringComparer.Ordinal) { "BeginTransaction", "JsonResolver" };
}
