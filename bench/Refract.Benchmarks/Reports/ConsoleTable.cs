using Refract.Benchmarks.Harness;

namespace Refract.Benchmarks.Reports;

/// <summary>
/// Prints figures while they are measured: a row for each case, a column for each contender with time, ratio and bytes.
/// </summary>
internal sealed class ConsoleTable(TextWriter output)
{
    private const int CaseWidth = 27;
    private const int ColumnWidth = 22;

    private string? _database;

    public void Add(IReadOnlyList<Figure> row)
    {
        if (_database != row[0].Database) Header(_database = row[0].Database, row);
        output.Write(row[0].Case.PadRight(CaseWidth));
        foreach (var figure in row)
            output.Write(figure.MedianMicroseconds is { } time
                ? $"{Units.Time(time),9} {Units.Ratio(figure.RatioToRaw),6} {Units.Bytes(figure.BytesPerOperation),5}"
                : "-".PadLeft(ColumnWidth));
        output.WriteLine();
        output.Flush();
    }

    private void Header(string database, IReadOnlyList<Figure> row)
    {
        output.WriteLine();
        output.WriteLine(
            database.PadRight(CaseWidth) + string.Concat(row.Select(figure => figure.Contender.PadLeft(ColumnWidth))));
        output.WriteLine(new string('-', CaseWidth + (ColumnWidth * row.Count)));
    }
}
