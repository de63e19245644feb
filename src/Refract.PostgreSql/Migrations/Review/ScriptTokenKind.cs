namespace Refract.PostgreSql.Migrations.Review;

/// <summary>The kinds of token in a statement.</summary>
internal enum ScriptTokenKind
{
    /// <summary>A keyword, a name without quotes, or a number.</summary>
    Word,

    /// <summary>A name in double quotes.</summary>
    Quoted,

    /// <summary>A string in single quotes or between dollar quotes.</summary>
    Literal,

    /// <summary>Any other character.</summary>
    Sign,
}
