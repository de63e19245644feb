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
    public override bool Asks => _shape.Asks;

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
    /// Runs the function for each row. Where it asks for rows that are not there, those are loaded, for all rows at
    /// once, and it is run again; what it throws for want of them does not count. What else it throws is kept for the
    /// results: it undoes no write.
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
                if (call.Asked.Count == 0) _thrown = ExceptionDispatchInfo.Capture(e);
            }

            if (call.Asked.Count == 0)
            {
                i++;
                continue;
            }

            call.Asked.Clear();
            var known = waiting.FindAll(static loader => loader.Question is null);
            waiting.RemoveAll(static loader => loader.Question is null);
            foreach (var loader in known) loader.Answer();
            await loading.Load(known, waiting).ConfigureAwait(false);
        }

        call.Close();
        _results = results;
    }
}
