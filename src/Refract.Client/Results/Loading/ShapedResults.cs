using System.Runtime.ExceptionServices;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What the function of a shape makes of each row, made while the rows are read.</summary>
/// <param name="form">What is read of a row.</param>
/// <param name="function">Makes a result of it.</param>
/// <param name="spec">The select.</param>
/// <param name="keepsRows">True when each row has to be an object of its own.</param>
internal sealed class ShapedResults<TRow, TResult>(
    ShapeForm<TRow> form, Func<TRow, TResult> function, SelectSpec spec, bool keepsRows)
    : SqlResult<IReadOnlyList<TResult>>
    where TRow : Row, IRowOf<TRow>, new()
{
    private readonly Attachments? _joined = spec.HasRelations ? Attachments.Of(spec, []) : null;
    private ExceptionDispatchInfo? _thrown;

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<TResult>> Read<TSource>(TSource rows, CancellationToken ct)
        where TSource : struct
    {
        // The statement may be sent again.
        _thrown = null;
        var results = new List<TResult>();
        var row = new TRow();
        while (await rows.Next(ct).ConfigureAwait(false))
        {
            if (_thrown is not null) continue;
            if (keepsRows) row = new TRow();
            RowReader.Fill(form, row, ref rows, spec.Layout.At);
            _joined?.Take(ref rows, row, spec.Layout);
            try
            {
                results.Add(function(row));
            }
            catch (Exception e)
            {
                _thrown = ExceptionDispatchInfo.Capture(e);
            }
        }

        if (spec.IsReversed) results.Reverse();
        return results;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TResult> FromAffected(int affected) => [];

    /// <summary>
    /// Throws what the function threw. Not while the rows are read: it would be taken for an error of the database.
    /// </summary>
    public void Rethrow() => _thrown?.Throw();
}
