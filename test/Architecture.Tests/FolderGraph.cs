using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests;

/// <summary>Which folders of a project use which others, by the symbols that their code names.</summary>
internal sealed class FolderGraph
{
    private static readonly ConcurrentDictionary<string, FolderGraph> s_graphs = new(StringComparer.Ordinal);

    private readonly SortedDictionary<(string From, string To), SortedSet<string>> _uses = [];

    private FolderGraph()
    {
    }

    /// <summary>Each use as <c>From -> To</c>, sorted.</summary>
    public IEnumerable<string> Uses => _uses.Keys.Select(use => $"{use.From} -> {use.To}");

    /// <summary>The graph of a project under <c>src</c>; built once.</summary>
    public static FolderGraph Of(string project) => s_graphs.GetOrAdd(project, static name => Build(name));

    /// <summary>The groups of folders that use each other in a circle, each with the types that close it.</summary>
    public IEnumerable<string> Circles()
    {
        var folders = _uses.Keys.SelectMany(use => new[] { use.From, use.To }).Distinct().ToArray();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            if (seen.Contains(folder)) continue;
            var circle = folders.Where(other => Reaches(folder, other) && Reaches(other, folder)).ToArray();
            seen.UnionWith(circle);
            if (circle.Length > 1)
                yield return string.Join(", ", circle) + ":\n" + string.Join('\n', _uses
                    .Where(use => circle.Contains(use.Key.From) && circle.Contains(use.Key.To))
                    .Select(use => $"  {use.Key.From} -> {use.Key.To}: {string.Join(", ", use.Value)}"));
        }
    }

    private static FolderGraph Build(string project)
    {
        var root = Path.Combine(Repository.Root, "src", project) + Path.DirectorySeparatorChar;
        var graph = new FolderGraph();
        foreach (var tree in Sources.Compilation.SyntaxTrees)
            if (tree.FilePath.StartsWith(root, StringComparison.Ordinal)) graph.Add(tree, root);
        return graph;
    }

    private bool Reaches(string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>([from]);
        while (waiting.TryPop(out var at))
            foreach (var use in _uses.Keys.Where(use => use.From == at && seen.Add(use.To))) waiting.Push(use.To);
        return seen.Contains(to);
    }

    private void Add(SyntaxTree tree, string root)
    {
        var model = Sources.Compilation.GetSemanticModel(tree);
        var from = FolderOf(tree.FilePath, root)!;
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            if (node is not (SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax)) continue;
            var symbol = model.GetSymbolInfo(node).Symbol;
            if (symbol is null or IParameterSymbol or ILocalSymbol or ITypeParameterSymbol or INamespaceSymbol)
                continue;
            var type = (symbol as INamedTypeSymbol ?? symbol.ContainingType)?.OriginalDefinition;
            var to = FolderOf(type?.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.FilePath, root);
            if (to is null || to == from) continue;
            if (!_uses.TryGetValue((from, to), out var types)) _uses[(from, to)] = types = new(StringComparer.Ordinal);
            types.Add(type!.Name);
        }
    }

    private static string? FolderOf(string? file, string root)
    {
        if (file is null || !file.StartsWith(root, StringComparison.Ordinal)) return null;
        var folder = Path.GetDirectoryName(file[root.Length..])!.Replace('\\', '/');
        return folder.Length == 0 ? "(root)" : folder;
    }
}
