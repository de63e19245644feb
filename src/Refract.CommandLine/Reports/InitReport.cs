namespace Refract.CommandLine;

/// <summary>What <c>init</c> returns; the database is that of <c>--from-url</c>.</summary>
public sealed record InitReport : DatabaseReport
{
    /// <summary>The template: <c>console</c> or <c>webapi</c>; <c>schema</c> in a project that was there.</summary>
    public string Template { get; internal set; } = "";

    /// <summary>The project's name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The name of the database's kind: <c>sqlite</c>, <c>postgresql</c>.</summary>
    public string Provider { get; internal set; } = "";

    /// <summary>The project's folder; relative when it is inside the current one.</summary>
    public string Folder { get; internal set; } = "";

    /// <summary>The files that were written, relative to <see cref="Folder"/>.</summary>
    public IReadOnlyList<string> Files { get; internal set; } = [];

    /// <summary>Files that were there and stay as they are, relative to <see cref="Folder"/>.</summary>
    public IReadOnlyList<string> Kept { get; internal set; } = [];
}
