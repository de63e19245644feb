namespace Refract.Runtime;

/// <summary>What a part of raw SQL is.</summary>
internal enum SqlPartKind
{
    /// <summary>Text.</summary>
    Literal,

    /// <summary>A name, which is put in quotes.</summary>
    Name,

    /// <summary>A model's table.</summary>
    Table,

    /// <summary>A value.</summary>
    Value,

    /// <summary>Values as one parameter.</summary>
    Array,

    /// <summary>Values as parameters of their own.</summary>
    Each,
}
