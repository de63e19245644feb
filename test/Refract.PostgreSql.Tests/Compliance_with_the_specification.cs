using Refract.Specification;

namespace Refract.PostgreSql.Tests;

public sealed class Compliance_with_the_specification
{
    [Fact]
    public void Leaves_no_part_out() =>
        Compliance.Missing(typeof(Compliance_with_the_specification).Assembly).ShouldBeEmpty();
}
