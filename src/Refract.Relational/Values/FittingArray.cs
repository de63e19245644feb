using System.Text.Json;

namespace Refract.Relational.Sql;

/// <summary>Brings the items of an array to what a column holds of them.</summary>
public static class FittingArray
{
    /// <summary>The array of a list column; the first item that does not fit decides.</summary>
    public static ValueFit Store(Array items, FitValue fit, out Array fitted)
    {
        var result = ValueFit.Fits;
        fitted = Each(items, fit,
            unfit => unfit == ValueFit.Fits || (result = result == ValueFit.Fits ? unfit : result) == ValueFit.Fits);
        return result;
    }

    /// <summary>
    /// The items that a column can have. One that is only too precise for storing stays: rows of other programs may
    /// have it.
    /// </summary>
    public static Array Lookup(Array items, FitValue fit) =>
        Each(items, fit, unfit => unfit is ValueFit.Fits or ValueFit.TooPrecise);

    private static Array Each(Array items, FitValue fit, Func<ValueFit, bool> keeps) => items switch
    {
        int[] numbers => Each(numbers, static value => value.AsInt, fit, keeps),
        double[] numbers => Each(numbers, static value => value.AsFloat, fit, keeps),
        decimal[] numbers => Each(numbers, static value => value.AsDecimal, fit, keeps),
        string[] texts => Each(texts, static value => value.AsText, fit, keeps),
        DateTimeOffset[] instants => Each(instants, static value => new DateTimeOffset(value.AsDateTime), fit, keeps),
        TimeOnly[] times => Each(times, static value => value.AsTime, fit, keeps),
        JsonElement[] documents => Documents(documents, fit, keeps),
        _ => items,
    };

    private static T[] Each<T>(T[] items, Func<SqlValue, T> back, FitValue fit, Func<ValueFit, bool> keeps)
    {
        var fitted = new T[items.Length];
        var count = 0;
        foreach (var item in items)
        {
            var value = SqlValue.From(item);
            if (keeps(value.IsNull ? ValueFit.Fits : fit(ref value)))
                fitted[count++] = value.IsNull ? item : back(value);
        }

        return count == fitted.Length ? fitted : fitted[..count];
    }

    /// <summary>Documents are refused or kept, never changed: in a list nothing is lost of a number.</summary>
    private static JsonElement[] Documents(JsonElement[] items, FitValue fit, Func<ValueFit, bool> keeps) =>
        Array.FindAll(items, item =>
    {
        var value = SqlValue.Of(item);
        return keeps(fit(ref value));
    });
}
