using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Refract.Runtime;

/// <summary>
/// The contract of a record with System.Text.Json: its columns and relations as properties, with which serializer
/// options, resolver modifiers and schema exporters work as with those of any class. Relations and lazy columns that
/// were not loaded are not written.
/// </summary>
internal static class RecordContract
{
    /// <summary>Makes the contract under some options.</summary>
    /// <param name="options">The options.</param>
    /// <param name="isForConverter">
    /// True behind <see cref="ModelJson{T}"/>, where no schema is made of it: infinities and NaN are written by name
    /// there, since the program may have no options to say so.
    /// </param>
    public static JsonTypeInfo<T> Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(
        JsonSerializerOptions options, bool isForConverter)
        where T : class, IModel<T> => JsonMetadataServices.CreateObjectInfo(options, new JsonObjectInfoValues<T>
    {
        ObjectCreator = New<T>, NumberHandling = options.NumberHandling,
        PropertyMetadataInitializer = _ => Properties<T>(options, isForConverter),
    });

    private static JsonPropertyInfo[] Properties<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(
        JsonSerializerOptions options, bool isForConverter)
        where T : class, IModel<T>
    {
        var visitor = new ContractVisitor<T>(options, isForConverter);
        var record = New<T>();
        // Lazy columns are shown to a visitor only once they are loaded.
        var row = new BlankRow();
        foreach (var column in Model<T>.Info.Columns)
            if (column.IsLazy) T.ReadLazy(ref row, column.Ordinal, column.Slot, record);
        T.Visit(ref visitor, record, record);
        return visitor.Complete();
    }

    private static T New<T>() where T : class, IModel<T>
    {
        var row = new BlankRow();
        return T.Read(ref row, 0);
    }
}
