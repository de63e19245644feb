using System.Buffers;
using System.Globalization;
using System.Text;

namespace Shop.Http;

/// <summary>Rows as CSV (RFC 4180), written while they come.</summary>
internal sealed class CsvLines(string[] columns, IAsyncEnumerable<object[]> rows) : IResult
{
    private static readonly SearchValues<char> s_quoted = SearchValues.Create(",\"\r\n");

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        await using var writer = new StreamWriter(httpContext.Response.Body, new UTF8Encoding(false), leaveOpen: true);
        await writer.WriteAsync(string.Join(',', columns) + "\r\n");
        await foreach (var row in rows.WithCancellation(httpContext.RequestAborted))
            await writer.WriteAsync(string.Join(',', row.Select(Cell)) + "\r\n");
    }

    private static string Cell(object value)
    {
        var text = value switch
        {
            DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
            IFormattable known => known.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        return text.AsSpan().ContainsAny(s_quoted)
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
