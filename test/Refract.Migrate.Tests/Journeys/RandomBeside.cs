using System.Text;
using Refract.Relational;

namespace Refract.Migrate.Tests.Journeys;

/// <summary>
/// What a random schema cannot say, on tables and columns that stay: a view, an index over an expression, and on
/// PostgreSQL a CHECK and a trigger.
/// </summary>
internal sealed class RandomBeside
{
    private readonly Random _random;
    private readonly List<string> _create = [];
    private readonly List<string> _dropAfter = [];
    private readonly List<string> _dropBefore = [];

    public RandomBeside(Random random, RandomChange change)
    {
        _random = random;
        var isPostgreSql = change.Before.Provider == SqlProvider.PostgreSql;
        foreach (var (old, next) in change.Models().Where(pair => pair.Old.Key == pair.New.Key && OneIn(4)))
        {
            _create.Add($"CREATE VIEW \"view{old.Id}\" AS SELECT {RandomRows.Quote(old.KeyColumn)} AS \"x\" "
                + $"FROM {RandomRows.Of(old)}");
            Drop($"DROP VIEW \"view{old.Id}\"");
            if (!isPostgreSql || !OneIn(2)) continue;
            _create.Add($"CREATE TRIGGER \"trigger{old.Id}\" BEFORE UPDATE ON {RandomRows.Of(old)} FOR EACH ROW "
                + "EXECUTE FUNCTION suppress_redundant_updates_trigger()");
            Drop($"DROP TRIGGER \"trigger{old.Id}\" ON {RandomRows.Of(old)}",
                $"DROP TRIGGER \"trigger{old.Id}\" ON {RandomRows.Of(next)}");
        }

        foreach (var (old, next) in change.Models())
            foreach (var (from, _) in RandomChange.Fields(old, next).Where(pair => OneIn(3)
                && pair.Old.Type is { Name: "String", Native: null } && !pair.Old.IsList
                && pair.Old.Type == pair.New.Type))
            {
                var column = RandomRows.Quote(from.Column);
                _create.Add($"CREATE INDEX \"index{from.Id}\" ON {RandomRows.Of(old)} (lower({column}))");
                Drop($"DROP INDEX {RandomRows.Name(old.Namespace, $"index{from.Id}")}",
                    $"DROP INDEX {RandomRows.Name(next.Namespace, $"index{from.Id}")}");
                if (!isPostgreSql) continue;
                _create.Add($"ALTER TABLE {RandomRows.Of(old)} ADD CONSTRAINT \"check{from.Id}\" "
                    + $"CHECK ({column} <> 'never')");
                Drop($"ALTER TABLE {RandomRows.Of(old)} DROP CONSTRAINT \"check{from.Id}\"",
                    $"ALTER TABLE {RandomRows.Of(next)} DROP CONSTRAINT \"check{from.Id}\"");
            }
    }

    /// <summary>What makes it on the schema before.</summary>
    public string Create => Text(_create);

    /// <summary>What drops it after the change, which fails when one is missing.</summary>
    public string DropAfter => Text(_dropAfter);

    /// <summary>What drops it when the change was taken back.</summary>
    public string DropBefore => Text(_dropBefore);

    private static string Text(List<string> statements)
    {
        var text = new StringBuilder();
        foreach (var statement in statements) text.Append(statement).Append(";\n");
        return text.ToString();
    }

    private void Drop(string before, string? after = null)
    {
        _dropBefore.Add(before);
        _dropAfter.Add(after ?? before);
    }

    private bool OneIn(int count) => _random.Next(count) == 0;
}
