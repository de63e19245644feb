using System.ComponentModel;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What rows of raw SQL can become. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RawRows
{
    /// <summary>Makes rows of a type readable.</summary>
    public static void Add<T, TReader>()
        where TReader : IRawReader<T> => RawForm<T>.Known = new MappedForm<T, TReader>();

    /// <summary>Makes records of a model readable.</summary>
    public static void AddModel<T>() where T : class, IModel<T> => RawForm<T>.Known = new ModelForm<T>();

    /// <summary>
    /// A value of an enum: one of the schema by its names in the database, another by its own names or its numbers.
    /// </summary>
    public static T Enum<T, TRow>(ref TRow row, int ordinal) where T : struct, Enum where TRow : struct, IRow =>
        EnumMap.Of(typeof(T)) is EnumMap<T> map ? row.Enum(ordinal, map)
            : (T)OwnEnum.Read(typeof(T), ref row, ordinal);
}
