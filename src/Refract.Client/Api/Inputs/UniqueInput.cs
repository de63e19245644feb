using System.Diagnostics;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>The value of one unique key of a model, with further conditions on its row.</summary>
/// <typeparam name="TWhere">The model's conditions.</typeparam>
/// <typeparam name="TFields">The model's fields.</typeparam>
public abstract class UniqueInput<TWhere, TFields> : UniqueKey
    where TWhere : WhereInput, new() where TFields : struct, IFields<TFields>
{
    /// <summary>A key of one column.</summary>
    protected UniqueInput(int index, SqlValue value) : base(index, value)
    {
    }

    /// <summary>A key of several columns, in the key's order.</summary>
    protected UniqueInput(int index, SqlValue first, params SqlValue[] rest)
        : base(index, first, rest)
    {
    }

    /// <summary>
    /// Further conditions: <c>new(id: 1) { And = { TenantId = tenant } }</c>. A row that does not meet them counts as
    /// not there.
    /// </summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public TWhere And
    {
        get
        {
            if (Condition is TWhere known) return known;
            var made = new TWhere();
            Condition = made;
            return made;
        }
        init
        {
            Required.Argument(value, "And");
            Condition = value;
        }
    }

    internal override Predicate? Further => (Condition as TWhere)?.Condition(TFields.Info.RootScope);
}
