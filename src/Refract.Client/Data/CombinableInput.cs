namespace Refract.Runtime;

/// <summary>An input that can be put together with another one; see <see cref="CombinableInputs.With"/>.</summary>
public abstract class CombinableInput : QueryInput
{
    private protected CombinableInput()
    {
    }

    /// <summary>Fills this empty input with two others of its type.</summary>
    internal abstract void Combine(CombinableInput first, CombinableInput second);
}
