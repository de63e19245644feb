using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>
/// The other part of a record of the user's. What it says of a member is checked, and what is wrong with it reported,
/// as if it stood at that member.
/// </summary>
internal static class PartialRecord
{
    /// <summary>A file that completes a record.</summary>
    /// <param name="scope">Where the client is.</param>
    /// <param name="space">The record's namespace; empty for the global one.</param>
    /// <param name="declarations">How the types around it and the record are declared.</param>
    /// <param name="face">The interface that it implements; null for none.</param>
    /// <param name="body">Writes its members.</param>
    public static string Emit(ClientScope scope, string space, IReadOnlyList<string> declarations, string? face,
        Action<CodeWriter> body)
    {
        var code = FileHeader.Begin(scope, withNamespace: false);
        code.Directive("#nullable enable");
        if (space.Length > 0)
        {
            code.Line();
            code.Line($"namespace {space};");
        }

        code.Line();
        for (var i = 0; i < declarations.Count; i++)
            code.Open(declarations[i] + (face is not null && i == declarations.Count - 1 ? $" : {face}" : ""));
        body(code);
        for (var i = 0; i < declarations.Count; i++) code.Close();
        return code.ToString();
    }

    /// <summary>A line about a member.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="path">The file that declares the member; empty when it is not known.</param>
    /// <param name="lines">Where in the file, as a directive <c>#line</c> says it.</param>
    /// <param name="before">What stands before the expression, which is left out of the place.</param>
    /// <param name="expression">The expression, and what follows it.</param>
    public static void Member(CodeWriter code, string path, string lines, string before, string expression)
    {
        code.Directive(path.Length == 0 ? "#line hidden" : $"#line {lines} {before.Length} \"{path}\"");
        code.Directive(before + expression);
    }
}
