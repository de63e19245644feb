namespace Refract.Runtime;

/// <summary>What the generated <c>XFields</c> implement: handles to a model's fields in a given scope.</summary>
public interface IFields<TSelf> where TSelf : struct, IFields<TSelf>
{
    /// <summary>The model.</summary>
    static abstract ModelInfo Info { get; }

    /// <summary>The fields of the model's row in a scope.</summary>
    static abstract TSelf At(Scope scope);
}
