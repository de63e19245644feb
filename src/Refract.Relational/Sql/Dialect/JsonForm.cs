namespace Refract.Relational.Sql;

/// <summary>What a JSON document is, as far as conditions differ by it.</summary>
public enum JsonForm
{
    /// <summary><c>true</c>, <c>false</c> or <c>null</c>.</summary>
    Constant,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>An object or array; as items to look for, an array without objects and arrays in it.</summary>
    Document,

    /// <summary>Of items to look for: an array that has objects or arrays in it.</summary>
    Nested,
}
