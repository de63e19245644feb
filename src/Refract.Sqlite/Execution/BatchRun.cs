using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Sqlite;

/// <summary>Runs a batch, one statement after the other, in the transaction that is open on a session.</summary>
internal static class BatchRun
{
    public static async ValueTask Run(Session session, SqlBatch batch, QueryDiagnostics diagnostics, ErrorTranslator errors, CancellationToken ct)
    {
        batch.Begin();
        for (var i = 0; i < batch.Count; i++)
        {
            var started = diagnostics.Start();
            using var activity = QueryDiagnostics.StartStatement(batch[i].Text, "sqlite");
            try
            {
                ct.ThrowIfCancellationRequested();
                var prepared = await session.Prepare(batch[i].Text.Sql, ct).ConfigureAwait(false);
                await session.Run(prepared, batch, i, ct).ConfigureAwait(false);
                if (started != 0) diagnostics.Ran(started, batch[i], null);
            }
            catch (Exception error)
            {
                var translated = errors.Translate(error, batch[i].Text);
                if (started != 0) diagnostics.Ran(started, batch[i], translated);
                QueryDiagnostics.Fail(activity, translated);
                if (ReferenceEquals(translated, error)) throw;
                throw translated;
            }
        }
    }
}
