namespace Refract.Runtime;

/// <summary>Makes the operations that write one row, of checked arguments, for records and for shapes.</summary>
internal static class Writes
{
    public static CreateOne<T> Create<T>(Reader<T> reader, IReadOnlyList<IncludePlan> include, ModelInfo model,
        DataInput data)
        where T : class
    {
        Required.Argument(data, "data");
        DataRules.CheckCreate(model, data, "data");
        return new CreateOne<T>
        {
            Reader = reader, Model = model, Verb = Verb.Create, Create = data, Include = include, IsRequired = true,
        };
    }

    public static UpdateOne<T> Update<T>(Reader<T> reader, IReadOnlyList<IncludePlan> include, ModelInfo model,
        UniqueKey where, DataInput data, WhereInput? and, bool isRequired)
        where T : class
    {
        Required.Key(model, where, "where");
        Required.Argument(data, "data");
        DataRules.CheckUpdate(model, data, "data");
        return new UpdateOne<T>
        {
            Reader = reader, Model = model, Verb = Verb.Update, Key = where,
            Where = QueryArguments.OfKey(model, where, and), Update = data, Include = include, IsRequired = isRequired,
        };
    }

    public static UpsertOne<T> Upsert<T>(Reader<T> reader, IReadOnlyList<IncludePlan> include, ModelInfo model,
        UniqueKey where, DataInput create, DataInput update, WhereInput? and)
        where T : class
    {
        Required.Key(model, where, "where");
        Required.Argument(create, "create");
        Required.Argument(update, "update");
        DataRules.CheckCreate(model, create, "create");
        DataRules.CheckUpdate(model, update, "update");
        return new UpsertOne<T>
        {
            Reader = reader, Model = model, Verb = Verb.Upsert, Key = where,
            Where = QueryArguments.OfKey(model, where, and), Create = create, Update = update, Include = include,
            IsRequired = true,
        };
    }

    public static DeleteOne<T> Delete<T>(Reader<T> reader, IReadOnlyList<IncludePlan> include, ModelInfo model,
        UniqueKey where, WhereInput? and, bool isRequired)
        where T : class
    {
        Required.Key(model, where, "where");
        return new DeleteOne<T>
        {
            Reader = reader, Model = model, Verb = Verb.Delete, Key = where,
            Where = QueryArguments.OfKey(model, where, and), Include = include, IsRequired = isRequired,
        };
    }
}
