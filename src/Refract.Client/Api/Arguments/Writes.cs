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
        return new CreateOne<T>(data)
        {
            Reader = reader, Model = model, Verb = Verb.Create, Include = include, IsRequired = true,
        };
    }

    public static UpdateOne<T> Update<T>(Reader<T> reader, IReadOnlyList<IncludePlan> include, ModelInfo model,
        UniqueKey where, DataInput data, WhereInput? and, bool isRequired)
        where T : class
    {
        Required.Key(model, where, "where");
        Required.Argument(data, "data");
        DataRules.CheckUpdate(model, data, "data");
        return new UpdateOne<T>(QueryArguments.With(model, where, and), data)
        {
            Reader = reader, Model = model, Verb = Verb.Update, Include = include, IsRequired = isRequired,
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
        return new UpsertOne<T>(QueryArguments.With(model, where, and), create, update)
        {
            Reader = reader, Model = model, Verb = Verb.Upsert, Include = include, IsRequired = true,
        };
    }

    public static DeleteOne<T> Delete<T>(Reader<T> reader, IReadOnlyList<IncludePlan> include, ModelInfo model,
        UniqueKey where, WhereInput? and, bool isRequired)
        where T : class
    {
        Required.Key(model, where, "where");
        return new DeleteOne<T>(QueryArguments.With(model, where, and))
        {
            Reader = reader, Model = model, Verb = Verb.Delete, Include = include, IsRequired = isRequired,
        };
    }
}
