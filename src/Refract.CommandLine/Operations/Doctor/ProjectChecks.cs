using Refract.Schema;
using Refract.Schema.Diagnostics;

namespace Refract.CommandLine;

/// <summary>What can be seen without a database.</summary>
internal static class ProjectChecks
{
    private const int MostNamed = 8;

    public static DoctorFinding? Settings(ProjectRequest request) => RefractJson.Read(request.Root) is null
        ? DoctorFinding.Fine("There is none; everything is in its usual place, or named by prisma.config.ts.")
        : DoctorFinding.Fine(
            $"{PathText.Relative(Path.Combine(request.Root, RefractJson.FileName), request.Folder)} can be read.");

    public static DoctorFinding? Schema(Project project)
    {
        var errors = project.Result.Diagnostics.Count(found => found.Severity == DiagnosticSeverity.Error);
        var warnings = project.Result.Diagnostics.Count(found => found.Severity == DiagnosticSeverity.Warning);
        var where = $"{project.ShownSchemaPath} ({project.SchemaOrigin})";
        if (errors > 0)
            return DoctorFinding.Wrong($"{where} has {Words.Count(errors, "error")}.",
                "See them with: refract validate");
        var size = $"{where}: {Words.Count(project.Result.Schema.Models.Count(model => !model.IsView), "model")}, "
            + $"{Words.Count(project.Files.Count, "file")}";
        return warnings == 0 ? DoctorFinding.Fine(size + ".")
            : DoctorFinding.Doubtful($"{size}, {Words.Count(warnings, "warning")}.",
                "See them with: refract validate");
    }

    /// <summary>Neither database makes an index for a foreign key by itself.</summary>
    public static DoctorFinding? Indexes(Project project)
    {
        if (!project.Result.IsValid) return null;
        var missing = project.Result.Schema.Models.Where(model => !model.IsView)
            .SelectMany(model => model.RelationFields.Where(field => field.HoldsForeignKey && !HasIndex(model, field)))
            .ToArray();
        if (missing.Length == 0) return DoctorFinding.Fine("Every foreign key has an index.");
        var named = missing.Take(MostNamed).Select(field =>
            $"{field.Model.Name}: @@index([{string.Join(", ", field.ForeignKey.Select(key => key.Name))}])");
        return DoctorFinding.Doubtful(
            $"{Words.Count(missing.Length, "foreign key")} without an index: reading the other side, and deleting "
                + "there, looks at every row.",
            "Add to the schema\n" + string.Join("\n", named)
                + (missing.Length > MostNamed ? $"\nand {missing.Length - MostNamed} more" : ""));
    }

    public static DoctorFinding? Url(Project project, out DatabaseAddress address)
    {
        var connections = project.Connections();
        address = connections.ForMigrations();
        var shown = $"{address.Url.Masked} ({address.Origin})";
        string[] notes = [.. connections.Warnings, .. connections.Notes()];
        if (notes.Length > 0) return DoctorFinding.Doubtful(shown + "\n" + string.Join("\n", notes), null);
        if (connections.Shadow() is { } shadow)
            shown += $"\nshadow database: {shadow.Url.Masked} ({shadow.Origin})";
        return DoctorFinding.Fine(shown);
    }

    /// <summary>Whether a key or index begins with the columns, in any order.</summary>
    private static bool HasIndex(Model model, RelationField field)
    {
        var wanted = field.ForeignKey.Select(key => key.Name).ToHashSet(StringComparer.Ordinal);
        IEnumerable<IReadOnlyList<IndexField>> keys = model.Indexes.Where(index => index.Condition is null
            && index.Kind != IndexKind.FullText && index.Algorithm is null or "BTree" or "Hash")
            .Select(index => index.Fields);
        if (model.PrimaryKey is { } primary) keys = keys.Append(primary.Fields);
        return keys.Any(key => key.Count >= wanted.Count
            && key.Take(wanted.Count).All(part => wanted.Contains(part.Field.Name)));
    }
}
