namespace Refract.Generator;

/// <summary>Where the client of a schema is compiled.</summary>
internal enum ClientPlace
{
    /// <summary>In this compilation: its code is generated.</summary>
    Here,

    /// <summary>
    /// In this compilation, from files of the project: the command line writes them, because <c>output</c> names a
    /// folder.
    /// </summary>
    Files,

    /// <summary>In an assembly of its own, which this compilation refers to.</summary>
    OwnAssembly,
}
