using System.Globalization;
using Npgsql;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Schema;
using Code = Npgsql.PostgresErrorCodes;

namespace Refract.PostgreSql;

/// <summary>
/// The value that the server refused, as far as it can be told. The errors of class 22 name a type at most, so the
/// values that were sent are looked through: the one that is longer than the limit, the one with NUL. When several
/// fields have such a value, or none, the model alone is known, and of rows that hang together not even that.
/// </summary>
/// <param name="Model">The model, or null.</param>
/// <param name="Field">The field, or null.</param>
/// <param name="Type">The type of the field's column, or null.</param>
/// <param name="Row">The row of the data, from 0; -1 when there is one row, or when it is not known.</param>
internal sealed record RefusedValue(string? Model, string? Field, ColumnType? Type, int Row)
{
    private const string BitLengthMismatch = "22026";
    private const string InvalidXmlDocument = "2200M", InvalidXmlContent = "2200N";

    private delegate bool Test(in SqlValue value);

    /// <summary>Finds it for an error of class 22.</summary>
    public static RefusedValue Of(PostgresException error, in SqlStatement statement) => error.SqlState switch
    {
        Code.StringDataRightTruncation when NumberIn(error.MessageText) is var limit and > 0 =>
            Find(statement, (in value) => value.Kind == SqlValueKind.Text && IsLonger(value.AsText, limit),
                error.MessageText.Contains("type bit varying(", StringComparison.Ordinal)
                    ? static type => type.Native?.Name == "VarBit" : static type => !IsOfBits(type)),
        BitLengthMismatch when NumberAfter("type bit(", error.MessageText) is var length and > 0 =>
            Find(statement, (in value) => value.Kind == SqlValueKind.Text && value.AsText.Length != length,
                static type => type.Native?.Name == "Bit"),
        Code.CharacterNotInRepertoire or Code.UntranslatableCharacter => Find(statement, HasNul),
        Code.NumericValueOutOfRange => OfNumber(error, statement),
        Code.InvalidTextRepresentation when error.MessageText.Contains("for enum ", StringComparison.Ordinal) =>
            Find(statement, Any, static type => type.EnumName is not null),
        // ""2" is not a valid binary digit"; x at the beginning says that the digits are hexadecimal.
        Code.InvalidTextRepresentation when error.MessageText.EndsWith("digit", StringComparison.Ordinal) =>
            Find(statement, static (in value) => value.Kind == SqlValueKind.Text
                && value.AsText.AsSpan().ContainsAnyExcept('0', '1'), IsOfBits),
        // "invalid XML content"
        InvalidXmlContent or InvalidXmlDocument => Find(statement, Any, static type => type.Native?.Name == "Xml"),
        _ when TypeIn(error.MessageText) is { } name =>
            Find(statement, Any, type => name == "json" ? type.Scalar == ScalarType.Json
                : string.Equals(type.Native?.Name, name, StringComparison.OrdinalIgnoreCase)),
        _ => Find(statement, null),
    };

    /// <summary>Finds the text with half of a surrogate pair.</summary>
    public static RefusedValue OfHalfPair(in SqlStatement statement) => Find(statement, static (in value) =>
        value.Kind is SqlValueKind.Text or SqlValueKind.Json && HasHalfPair(value.AsText));

    /// <summary>
    /// The only field of this name that has a value in the statement; null when several models have one.
    /// </summary>
    public static ConstraintTarget? Given(string field, in SqlStatement statement)
    {
        ConstraintTarget? found = null;
        for (var i = 0; i < statement.Count; i++)
        {
            if (statement.Text.Constraints?.FindByType(statement.Parameters[i].Type) is not { Fields: [var own] } target
                || own != field) continue;
            if (found is not null && found.Model != target.Model) return null;
            found = target;
        }

        return found;
    }

    private static RefusedValue OfNumber(PostgresException error, in SqlStatement statement)
    {
        // "integer out of range", "numeric field overflow", "value out of range: overflow"
        var (limit, isMeant) = error.MessageText.Split(' ')[0] switch
        {
            "smallint" => (short.MaxValue, static type => type.Form.IsSmall),
            "integer" => (int.MaxValue, static type => type.Scalar == ScalarType.Int && !type.Form.IsSmall),
            // A decimal becomes money by way of a bigint.
            "bigint" => (long.MaxValue,
                static type => type.Scalar == ScalarType.BigInt || type.Native?.Name == "Money"),
            "numeric" or "money" => (long.MaxValue, static type => type.Scalar == ScalarType.Decimal),
            _ => (long.MaxValue,
                (Func<ColumnType, bool>)(static type => type.Scalar is ScalarType.Float or ScalarType.Decimal)),
        };
        var sent = Find(statement, (in value) => value.Kind is SqlValueKind.Int or SqlValueKind.BigInt
            && (value.AsBigInt > limit || value.AsBigInt < -limit - 1));
        if (sent.Field is not null) return sent;
        // The driver withholds the limits of the decimal, so it is the only decimal of the statement or none.
        if (statement.Text.Computed.Count == 0)
            return Find(statement, static (in value) => value.Kind is not (SqlValueKind.Int or SqlValueKind.BigInt),
                isMeant);
        // A result has no parameter.
        var computed = statement.Text.Computed.Where(isMeant).ToList();
        return computed.Count == 1 && statement.Text.Constraints?.FindByType(computed[0]) is { } target
            ? new RefusedValue(target.Model, target.Fields[0], computed[0], -1) : Find(statement, null);
    }

    /// <summary>
    /// The only field with a value that passes the test; when there is not one alone, the only model of all values.
    /// </summary>
    private static RefusedValue Find(in SqlStatement statement, Test? test, Func<ColumnType, bool>? isMeant = null)
    {
        RefusedValue? found = null;
        string? model = null;
        var (fields, models) = (0, 0);
        for (var i = 0; i < statement.Count; i++)
        {
            var (type, value) = statement.Parameters[i];
            if (statement.Text.Constraints?.FindByType(type) is not { Fields: [var field] } target) continue;
            if (target.Model != model) models++;
            model = target.Model;
            if (test is null || isMeant?.Invoke(type) == false || Passes(test, value) is not { } row) continue;
            if (found is not null && (found.Model, found.Field) == (target.Model, field)) continue;
            found = new RefusedValue(target.Model, field, type, row);
            fields++;
        }

        return fields == 1 ? found! : new RefusedValue(
            models switch { 0 => statement.Text?.Model, 1 => model, _ => null }, null, null, -1);
    }

    /// <summary>The row of the value that passes, -1 for the only row; null when none does.</summary>
    private static int? Passes(Test test, in SqlValue value)
    {
        switch (value.Kind)
        {
            case SqlValueKind.Null: return null;
            case SqlValueKind.Array:
                foreach (var item in value.AsArray)
                    if (item switch
                    {
                        string text => test(SqlValue.Of(text)),
                        decimal number => test(SqlValue.Of(number)),
                        System.Text.Json.JsonElement document => test(SqlValue.Of(document)),
                        _ => false,
                    }) return -1;
                return null;
            case SqlValueKind.List or SqlValueKind.Each:
                for (var row = 0; row < value.AsList.Count; row++)
                    if (Passes(test, value.AsList[row]) is not null) return row;
                return null;
            default: return test(value) ? -1 : null;
        }
    }

    private static bool Any(in SqlValue value) => true;

    private static bool IsOfBits(ColumnType type) => type.Native?.Name is "Bit" or "VarBit";

    /// <summary>The character itself, or the escape for it in JSON, which PostgreSQL unescapes.</summary>
    private static bool HasNul(in SqlValue value) =>
        (value.Kind is SqlValueKind.Text or SqlValueKind.Json && value.AsText.Contains('\0'))
        || (value.Kind == SqlValueKind.Json && value.AsText.Contains("\\u0000", StringComparison.Ordinal));

    private static bool HasHalfPair(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }

        return false;
    }

    /// <summary>True when the text has more characters; a pair of surrogates is one.</summary>
    private static bool IsLonger(string text, int limit)
    {
        if (text.Length <= limit) return false;
        var count = text.Length;
        foreach (var unit in text)
            if (char.IsLowSurrogate(unit)) count--;
        return count > limit;
    }

    /// <summary>The 5 of "value too long for type character varying(5)".</summary>
    private static int NumberIn(string message) => NumberAfter("(", message);

    private static int NumberAfter(string before, string message)
    {
        var at = message.IndexOf(before, StringComparison.Ordinal);
        if (at < 0) return 0;
        var digits = message.AsSpan(at + before.Length);
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture,
            out var number) ? number : 0;
    }

    /// <summary>The type in "invalid input syntax for type inet: …", or null.</summary>
    private static string? TypeIn(string message)
    {
        const string before = "invalid input syntax for type ";
        if (!message.StartsWith(before, StringComparison.Ordinal)) return null;
        var end = message.IndexOf(':', before.Length);
        return end < 0 ? message[before.Length..] : message[before.Length..end];
    }
}
