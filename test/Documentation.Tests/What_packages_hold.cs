using Refract.Testing;

namespace Documentation.Tests;

/// <summary>The packages have what they promise, and no stray files or dependencies.</summary>
public sealed class What_packages_hold(Packages packages)
{
    [Fact]
    public async Task Is_what_was_agreed_on() =>
        Golden.Match(PackageContents.Of(await packages.Folder(), packages.Version), "Golden/packages.txt");
}
