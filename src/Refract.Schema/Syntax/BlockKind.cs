namespace Refract.Schema.Syntax;

/// <summary>The kinds of block.</summary>
public enum BlockKind
{
    /// <summary><c>model</c></summary>
    Model,

    /// <summary><c>view</c></summary>
    View,

    /// <summary><c>type</c></summary>
    Type,

    /// <summary><c>enum</c></summary>
    Enum,

    /// <summary><c>datasource</c></summary>
    Datasource,

    /// <summary><c>generator</c></summary>
    Generator,
}
