using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Rows, and all that is loaded with them, in one go: every statement finds its parents again, so that none has to wait
/// for another's result.
/// </summary>
internal sealed class ReadBatch<T> : SqlBatch where T : class
{
    private readonly List<SqlStatement> _statements = [];
    private readonly List<IncludeLoader> _loaders = [];
    private readonly SqlResult<List<T>> _root;

    /// <summary>The statements of a select and its relations.</summary>
    public ReadBatch(Statements statements, SelectSpec spec, Reader<T> reader)
    {
        NeedsSnapshot = !statements.StandsStill(spec);
        _root = reader.WithRelations(spec, Attachments.Of(spec, _loaders));
        _statements.Add(statements.Select(spec));
        // Loaders add the ones below them to the same list, which becomes the order of the statements: parents first.
        for (var i = 0; i < _loaders.Count; i++)
            _statements.Add(statements.Select(_loaders[i].BySource(spec.Verb, _loaders)));
    }

    /// <summary>The root's rows, once the batch has run.</summary>
    public List<T> Records { get; private set; } = [];

    /// <inheritdoc/>
    public override bool NeedsSnapshot { get; }

    /// <inheritdoc/>
    public override int Count => _statements.Count;

    /// <inheritdoc/>
    public override SqlStatement this[int index] => _statements[index];

    /// <inheritdoc/>
    public override void Begin()
    {
        foreach (var loader in _loaders) loader.Forget();
    }

    /// <inheritdoc/>
    public override async ValueTask Read<TRow>(int index, TRow rows, CancellationToken ct) where TRow : struct
    {
        if (index == 0) Records = await _root.Read(rows, ct).ConfigureAwait(false);
        else await _loaders[index - 1].Read(rows, ct).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override void Affected(int index, int affected)
    {
    }
}
