namespace Refract.CommandLine;

/// <summary>What <c>db pull</c> returns; its warnings say what needs a look.</summary>
public sealed record PullReport : DatabaseReport
{
    /// <summary>The paths of the files that differ from the database, or did before.</summary>
    public IReadOnlyList<string> Changed { get; internal set; } = [];

    /// <summary>True when <see cref="Changed"/> were written.</summary>
    public bool IsWritten { get; internal set; }

    /// <summary>What the database holds and the schema language has no words for, each thing once.</summary>
    public IReadOnlyList<LeftOutThing> LeftOut { get; internal set; } = [];

    /// <summary>The whole schema that matches the database; null unless <c>--print</c> asked for it.</summary>
    public IReadOnlyList<SchemaText>? Texts { get; internal set; }
}
