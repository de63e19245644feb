namespace Refract.Runtime;

/// <summary>
/// The operands of a chain of <c>&amp;&amp;</c> or <c>||</c>, in the order of the text, without recursion.
/// </summary>
internal sealed class GroupOperands
{
    private readonly List<Predicate> _operands = [];
    private readonly Stack<Predicate> _pending = new();

    /// <summary>How many operands are kept: those of all groups that are being walked.</summary>
    public int Count => _operands.Count;

    public Predicate this[int index] => _operands[index];

    /// <summary>Adds the operands of a group, behind those of the groups around it.</summary>
    public void Add(AndPredicate group)
    {
        _pending.Push(group);
        while (_pending.TryPop(out var next))
        {
            if (next is AndPredicate inner)
            {
                _pending.Push(inner.Right);
                _pending.Push(inner.Left);
            }
            else _operands.Add(next);
        }
    }

    /// <inheritdoc cref="Add(AndPredicate)"/>
    public void Add(OrPredicate group)
    {
        _pending.Push(group);
        while (_pending.TryPop(out var next))
        {
            if (next is OrPredicate inner)
            {
                _pending.Push(inner.Right);
                _pending.Push(inner.Left);
            }
            else _operands.Add(next);
        }
    }

    /// <summary>Takes away what was added since there were that many.</summary>
    public void CutTo(int count) => _operands.RemoveRange(count, _operands.Count - count);

    /// <summary>Takes away all, after a walk that did not come to its end too.</summary>
    public void Clear()
    {
        _operands.Clear();
        _pending.Clear();
    }
}
