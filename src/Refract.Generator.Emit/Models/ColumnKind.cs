namespace Refract.Generator.Models;

/// <summary>What a column holds in C#.</summary>
public enum ColumnKind
{
    /// <summary><c>int</c></summary>
    Int,

    /// <summary><c>long</c></summary>
    BigInt,

    /// <summary><c>double</c></summary>
    Float,

    /// <summary><c>decimal</c></summary>
    Decimal,

    /// <summary><c>bool</c></summary>
    Boolean,

    /// <summary><c>string</c></summary>
    Text,

    /// <summary><c>DateTimeOffset</c></summary>
    DateTime,

    /// <summary><c>DateOnly</c></summary>
    Date,

    /// <summary><c>TimeOnly</c></summary>
    Time,

    /// <summary><c>Guid</c></summary>
    Guid,

    /// <summary><c>JsonElement</c></summary>
    Json,

    /// <summary><c>byte[]</c></summary>
    Bytes,

    /// <summary>A generated enum.</summary>
    Enum,
}
