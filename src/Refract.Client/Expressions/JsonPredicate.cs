using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>A test of a document, or of a part of one.</summary>
/// <param name="scope">Whose column.</param>
/// <param name="part">The document or part.</param>
/// <param name="test">The test.</param>
/// <param name="form">What the value is.</param>
/// <param name="value">The value: a document, or the text to find.</param>
/// <param name="ignoreCase">True to find a text without regard to case.</param>
internal sealed class JsonPredicate(Scope scope, JsonPart part, Comparison test, JsonForm form, SqlValue value,
    bool ignoreCase) : Predicate
{
    public Scope Scope => scope;

    public JsonPart Part => part;

    public Comparison Test => test;

    public JsonForm Form => form;

    public SqlValue Value => value;

    public bool IgnoreCase => ignoreCase;
}
