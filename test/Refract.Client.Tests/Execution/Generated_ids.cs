using Refract.Runtime;

namespace Refract.Client.Tests.Execution;

public sealed class Generated_ids
{
    private static readonly DateTimeOffset s_now = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_cuid_has_25_small_letters_and_digits_and_sorts_by_time()
    {
        var id = Cuid.Create(s_now);
        id.ShouldMatch("^c[0-9a-z]{24}$");
        string.CompareOrdinal(Cuid.Create(s_now.AddSeconds(1)), id).ShouldBePositive();
    }

    [Fact]
    public void A_cuid2_has_24_small_letters_and_digits() => Cuid2.Create(s_now).ShouldMatch("^[a-z][0-9a-z]{23}$");

    [Fact]
    public void A_ulid_begins_with_its_time()
    {
        // The example of the ULID specification: 01ARZ3NDEK is 2016-07-30T23:54:10.259Z.
        Ulid.Create(DateTimeOffset.FromUnixTimeMilliseconds(1_469_922_850_259))
            .ShouldMatch("^01ARZ3NDEK[0-9A-HJKMNP-TV-Z]{16}$");
    }

    [Fact]
    public void A_nano_id_has_the_length_asked_for() => NanoId.Create(9).ShouldMatch("^[A-Za-z0-9_-]{9}$");

    [Fact]
    public void None_comes_twice()
    {
        foreach (var make in new Func<string>[] { () => Cuid.Create(s_now), () => Cuid2.Create(s_now),
            () => Ulid.Create(s_now), () =>
            NanoId.Create(21) })
            Enumerable.Range(0, 5_000).AsParallel().Select(_ => make()).Distinct().Count().ShouldBe(5_000);
    }
}
