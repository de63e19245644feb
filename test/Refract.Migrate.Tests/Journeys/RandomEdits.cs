namespace Refract.Migrate.Tests.Journeys;

/// <summary>Changes a schema at random, as often as not in several places.</summary>
internal sealed class RandomEdits(RandomMaker maker, RandomSchema before)
{
    private readonly RandomSchema _after = before.Copy();

    public RandomSchema Make()
    {
        for (var i = 1 + maker.Random.Next(6); i > 0; i--) Change();
        return _after;
    }

    private void Change()
    {
        var model = maker.Pick(_after.Models);
        var fields = model.Fields.Where(field => WasThere(model.Id, field.Id)).ToArray();
        var (field, isOld) = (fields.Length == 0 ? null : maker.Pick(fields), before.Model(model.Id) is not null);
        switch (maker.Random.Next(14))
        {
            case 0:
                _after.Models.Add(maker.Model(_after, isNew: true));
                break;
            case 1 when isOld && _after.Models.Count > 1:
                Drop(model);
                break;
            case 2 when isOld:
                Replace(model, Renamed(model));
                break;
            case 3:
                model.Fields.Add(maker.Field(_after, isNew: true));
                break;
            case 4 when field is not null:
                model.Fields.Remove(field);
                model.Indexes.RemoveAll(index => index.Fields.Contains(field.Id));
                break;
            case 5 when field is not null:
                Replace(model, field, maker.OneIn(2) ? field with { Name = maker.Name("f") }
                    : field with { Map = field.Map is null ? maker.Name("c") : null });
                break;
            case 6 when field is not null:
                Replace(model, field, Changed(field));
                break;
            case 7 when _after.Enums.Count > 0:
                Change(_after.Enums.IndexOf(maker.Pick(_after.Enums)));
                break;
            case 8:
                ChangeRelation(model);
                break;
            case 9:
                if (_after.Joins.Count > 0 && maker.OneIn(2)) _after.Joins.RemoveAt(0);
                else maker.AddJoin(_after);
                break;
            case 10:
                if (model.Indexes.Count > 0 && maker.OneIn(2)) model.Indexes.RemoveAt(0);
                else maker.AddIndex(model);
                break;
            case 11 when isOld:
                Replace(model, WithOtherKey(model));
                break;
            case 12 when fields.Length > 1:
                GoRound(model, fields);
                break;
            case 13 when _after.Models.Count > 1:
                Swap();
                break;
        }
    }

    private bool WasThere(int model, int field) =>
        before.Model(model)?.Fields.Exists(other => other.Id == field) == true;

    private void Replace(RandomModel model, RandomModel next) => _after.Models[_after.Models.IndexOf(model)] = next;

    private static void Replace(RandomModel model, RandomField field, RandomField next) =>
        model.Fields[model.Fields.IndexOf(field)] = next;

    private void Drop(RandomModel model)
    {
        _after.Models.Remove(model);
        _after.Relations.RemoveAll(relation => relation.Source == model.Id || relation.Target == model.Id);
        _after.Joins.RemoveAll(join => join.One == model.Id || join.Other == model.Id);
    }

    private RandomModel Renamed(RandomModel model) => maker.Random.Next(5) switch
    {
        0 => model with { Map = model.Map is null ? maker.Name("t") : null },
        1 => model with { Namespace = maker.Namespace(_after) },
        2 => model with { KeyMap = model.KeyMap is null ? maker.Name("k") : null },
        _ => model with { Name = maker.Name(maker.OneIn(2) ? "M" : "A") },
    };

    private RandomModel WithOtherKey(RandomModel model)
    {
        if (maker.IsPostgreSql && maker.OneIn(4))
            return model with { ConstraintMap = model.ConstraintMap is null ? maker.Name("key") : null };
        var isReferred = _after.Relations.Exists(relation => relation.Target == model.Id && relation.IsRequired);
        var isJoined = _after.Joins.Exists(join => join.One == model.Id || join.Other == model.Id);
        RandomKey[] next = model.Key switch
        {
            RandomKey.Int when isReferred || isJoined => [RandomKey.BigInt, RandomKey.Numbered],
            RandomKey.Int => [RandomKey.BigInt, RandomKey.Numbered, RandomKey.Composite],
            RandomKey.Numbered => [RandomKey.Int, RandomKey.BigInt],
            RandomKey.Composite => [RandomKey.Int, RandomKey.Numbered],
            _ => [model.Key],
        };
        return model with { Key = maker.Pick(next) };
    }

    private RandomField Changed(RandomField field)
    {
        switch (maker.Random.Next(5))
        {
            case 0 when !field.IsList:
                return field with { IsOptional = true };
            case 1 when field.Type is { } type:
                var wider = RandomType.All(before.Provider).Where(other => other != type && type.Keeps(other))
                    .ToArray();
                return wider.Length == 0 || field.IsList ? field : OfType(field, maker.Pick(wider));
            case 2:
                var value = field.Type is null ? "" : field.Type.Defaults.FirstOrDefault(text => !text.Contains('('));
                return field with { Default = field.Default is null ? value : null };
            case 3:
                return field with
                {
                    IsUnique = !field.IsUnique && !field.IsList && field.Type?.CanBeUnique == true,
                };
            default:
                return field;
        }
    }

    private RandomField OfType(RandomField field, RandomType type)
    {
        foreach (var model in _after.Models)
            model.Indexes.RemoveAll(index => index.Fields.Contains(field.Id)
                && !maker.CanHave(field with { Type = type }, index.Kind));
        return field with { Type = type, Default = null };
    }

    private void Change(int at)
    {
        var (type, known) = (_after.Enums[at], before.Enum(_after.Enums[at].Id));
        switch (maker.Random.Next(6))
        {
            case 0:
                type.Values.Insert(maker.Random.Next(type.Values.Count + 1), maker.Value());
                break;
            case 1:
                var lowest = type.Values.Min(value => value.Id);
                if (type.Values.FindIndex(value => value.Id != lowest) is >= 0 and var gone) type.Values.RemoveAt(gone);
                break;
            case 2 when known is not null:
                var renamed = maker.Random.Next(type.Values.Count);
                type.Values[renamed] = (type.Values[renamed].Id, maker.Name("V"));
                break;
            case 3:
                type.Values.Reverse();
                break;
            case 4 when maker.IsPostgreSql:
                _after.Enums[at] = type with { Name = maker.Name("E") };
                break;
            case 5 when _after.Namespaces.Count > 0:
                _after.Enums[at] = type with { Namespace = maker.Namespace(_after) };
                break;
        }
    }

    private void ChangeRelation(RandomModel model)
    {
        var at = _after.Relations.FindIndex(relation => relation.Source == model.Id);
        if (at < 0 || maker.OneIn(3))
        {
            _after.Relations.Add(maker.Relation(_after, model, maker.Pick(_after.Models), isNew: true));
            return;
        }

        var relation = _after.Relations[at];
        switch (maker.Random.Next(5))
        {
            case 0:
                _after.Relations.RemoveAt(at);
                break;
            case 1:
                _after.Relations[at] = maker.WithActions(relation);
                break;
            case 2:
                _after.Relations[at] = relation with { IsIndexed = !relation.IsIndexed };
                break;
            case 3:
                _after.Relations[at] = relation with { IsUnique = !relation.IsUnique };
                break;
            case 4:
                _after.Relations[at] = relation with { Name = maker.Name("r"), Map = null };
                break;
        }
    }

    /// <summary>Two or three columns take each other's names.</summary>
    private void GoRound(RandomModel model, RandomField[] fields)
    {
        var ring = fields.Take(maker.OneIn(2) ? 2 : 3).ToArray();
        for (var i = 0; i < ring.Length; i++)
        {
            var next = ring[(i + 1) % ring.Length];
            Replace(model, ring[i], ring[i] with { Name = next.Name, Map = next.Map });
        }
    }

    /// <summary>Two tables, or three, take each other's names.</summary>
    private void Swap()
    {
        var ring = _after.Models.Where(model => before.Model(model.Id) is not null).Take(maker.OneIn(2) ? 2 : 3)
            .ToArray();
        for (var i = 0; i < ring.Length; i++)
        {
            var next = ring[(i + 1) % ring.Length];
            Replace(ring[i], ring[i] with { Name = next.Name, Map = next.Map, Namespace = next.Namespace });
        }
    }
}
