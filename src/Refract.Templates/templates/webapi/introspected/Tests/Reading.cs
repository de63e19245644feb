namespace REFRACT_NAMESPACE.Tests;

public sealed class Reading(Application application) : IClassFixture<Application>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_table_has_no_rows()
    {
        Assert.Equal("[]", await application.Http.GetStringAsync("/REFRACT_MODEL", Ct));
        Assert.Equal("0", await application.Http.GetStringAsync("/REFRACT_MODEL/count", Ct));
    }

    [Fact]
    public async Task The_program_is_healthy() =>
        Assert.Equal("Healthy", await application.Http.GetStringAsync("/health", Ct));
}
