using System.Runtime.ExceptionServices;

namespace Refract.Runtime;

/// <summary>The reader of a shape, and the function that makes results of its rows; one for each call.</summary>
internal sealed class ShapeReader<TRow, TResult> : Reader<TRow, ShapedReader<TRow>>
    where TRow : Row, IRowOf<TRow>, new()
{
    private readonly Shape<TRow> _shape;
    private readonly ShapeForm<TRow> _form;
    private readonly Func<TRow, TResult> _function;
    private TResult[]? _results;
    private ExceptionDispatchInfo? _thrown;

    /// <summary>The reader of one call.</summary>
    /// <param name="shape">What the function uses.</param>
    /// <param name="function">Makes a result of a row.</param>
    /// <param name="isWritten">True for rows that a write returns.</param>
    public ShapeReader(Shape<TRow> shape, Func<TRow, TResult> function, bool isWritten = false)
        : this(shape, function, (ShapeForm<TRow>)shape.Root(isWritten))
    {
    }

    private ShapeReader(Shape<TRow> shape, Func<TRow, TResult> function, ShapeForm<TRow> form)
        : base(form, new ShapedReader<TRow>(form)) =>
        (_shape, _function, _form) = (shape, function, form);

    /// <inheritdoc/>
    public override bool HasDeferred => _shape.HasDeferred;

    /// <summary>What is loaded with the rows.</summary>
    public IReadOnlyList<IncludePlan> Includes => _form.Includes;

    /// <summary>Makes the results while the rows are read, when nothing has to be loaded for them.</summary>
    public ShapedResults<TRow, TResult> Results(SelectSpec spec) =>
        new ShapedResults<TRow, TResult>(_form, _function, spec, _shape.KeepsRows);

    /// <summary>The results of rows with all that was loaded for them.</summary>
    public IReadOnlyList<TResult> Results(List<TRow> rows)
    {
        _thrown?.Throw();
        if (_results is { } known) return known;
        var results = new TResult[rows.Count];
        for (var i = 0; i < results.Length; i++) results[i] = _function(rows[i]);
        return results;
    }

    /// <summary>The result of the one row.</summary>
    public TResult Result(TRow row)
    {
        _thrown?.Throw();
        return _results is [var result] ? result : _function(row);
    }

    /// <summary>
    /// Runs the function for each row. When it requests rows that are not loaded, they are loaded for all rows at
    /// once, and it runs again; what it threw meanwhile is ignored. Other exceptions are thrown with the results, so
    /// that they undo no write.
    /// </summary>
    public override async ValueTask Finish(List<TRow> rows, RelationLoading loading, List<IncludeLoader> waiting)
    {
        var call = _form.Call!;
        var results = new TResult[rows.Count];
        _thrown = null;
        for (var i = 0; i < results.Length && _thrown is null;)
        {
            try
            {
                results[i] = _function(rows[i]);
            }
            catch (Exception e)
            {
                if (call.Requested.Count == 0) _thrown = ExceptionDispatchInfo.Capture(e);
            }

            if (call.Requested.Count == 0)
            {
                i++;
                continue;
            }

            call.Requested.Clear();
            var known = waiting.FindAll(static loader => loader.Deferred is null);
            waiting.RemoveAll(static loader => loader.Deferred is null);
            foreach (var loader in known) loader.TakeArguments();
            await loading.Load(known, waiting).ConfigureAwait(false);
        }

        call.Close();
        _results = results;
    }
}
