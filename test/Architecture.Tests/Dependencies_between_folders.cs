using Refract.Testing;

namespace Architecture.Tests;

/// <summary>
/// Which folders of a project may use which others. A new dependency has to be written down in
/// <c>Golden/PROJECT.folders.txt</c> on purpose (REFRACT_UPDATE_GOLDEN=1), and no folders may use each other in a
/// circle.
/// </summary>
public sealed class Dependencies_between_folders
{
    public static TheoryData<string> Projects =>
        [.. Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(folder => Path.GetFileName(folder)!)
            .Order()];

    [Theory, MemberData(nameof(Projects))]
    public void A_folder_uses_those_that_are_written_down(string project) => Golden.Match(
        string.Concat(FolderGraph.Of(project).Uses.Select(use => use + "\n")), $"Golden/{project}.folders.txt");

    [Theory, MemberData(nameof(Projects))]
    public void No_folders_use_each_other_in_a_circle(string project) =>
        FolderGraph.Of(project).Circles().ShouldBeEmpty();
}
