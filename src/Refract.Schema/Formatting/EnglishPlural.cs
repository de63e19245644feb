namespace Refract.Schema.Formatting;

/// <summary>
/// Plurals of English nouns in lower or camel case, for the names of list fields. Lists and odd choices (<c>viri</c>,
/// <c>gulves</c>) are those of the reference formatter, so that both give a field the same name.
/// </summary>
internal static class EnglishPlural
{
    private static readonly HashSet<string> Unchanged = new(StringComparer.Ordinal)
    {
        "advice", "agenda", "aircraft", "as", "criteria", "data", "deer", "equipment", "evidence", "genus", "hardware",
        "information", "is",
        "knowledge", "menus", "metadata", "money", "music", "people", "phenomena", "quartz", "rice", "sheep",
        "software", "traffic", "us",
    };

    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["alga"] = "algae", ["alias"] = "aliases", ["alumnus"] = "alumni", ["appendix"] = "appendices",
        ["atlas"] = "atlases",
        ["automaton"] = "automata", ["bacterium"] = "bacteria", ["cactus"] = "cacti", ["codex"] = "codices",
        ["criterion"] = "criteria", ["datum"] = "data", ["die"] = "dice", ["focus"] = "foci", ["foot"] = "feet",
        ["fungus"] = "fungi",
        ["gas"] = "gases", ["goose"] = "geese", ["hero"] = "heroes", ["hoof"] = "hooves", ["index"] = "indices",
        ["iris"] = "irises",
        ["locus"] = "loci", ["man"] = "men", ["matrix"] = "matrices", ["nucleus"] = "nuclei", ["octopus"] = "octopi",
        ["ox"] = "oxen",
        ["person"] = "people", ["phenomenon"] = "phenomena", ["polyhedron"] = "polyhedra", ["potato"] = "potatoes",
        ["quiz"] = "quizzes", ["radius"] = "radii", ["stimulus"] = "stimuli", ["syllabus"] = "syllabi",
        ["terminus"] = "termini",
        ["testis"] = "testes", ["tomato"] = "tomatoes", ["tooth"] = "teeth", ["uterus"] = "uteri",
        ["vertex"] = "vertices",
        ["virus"] = "viri", ["woman"] = "women", ["y"] = "ys",
    };

    /// <summary>The first that fits decides; null leaves the word as it is.</summary>
    private static readonly (string Ending, string? Replacement)[] Endings =
    [
        ("child", "children"), ("mouse", "mice"), ("louse", "lice"), ("nese", null), ("ss", "sses"), ("sis", "ses"),
        ("xis", "xes"),
        ("ous", null), ("us", "uses"), ("s", null), ("x", "xes"), ("zz", "zzes"), ("ch", "ches"), ("sh", "shes"),
        ("lf", "lves"),
        ("arf", "arves"), ("eaf", "eaves"), ("oaf", "oaves"), ("ife", "ives"), ("quy", "quies"), ("ay", "ays"),
        ("ey", "eys"),
        ("iy", "iys"), ("oy", "oys"), ("uy", "uys"), ("y", "ies"),
    ];

    internal static string Of(string word)
    {
        if (Unchanged.Contains(word)) return word;
        if (Irregular.TryGetValue(word, out var irregular)) return irregular;
        foreach (var (ending, replacement) in Endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
                return replacement is null ? word : word.Remove(word.Length - ending.Length) + replacement;
        }

        return word + "s";
    }
}
