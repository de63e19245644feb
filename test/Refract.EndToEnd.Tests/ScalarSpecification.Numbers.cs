using System.Globalization;

namespace Refract.EndToEnd.Tests;

public abstract partial class ScalarSpecification
{
    public static TheoryData<string> Decimals =>
        ["0", "-0.5", "0.0000000000000000000000000001", "1234567890.12345", "-999999999999999", "1.10", "100"];

    /// <summary>More digits than the floating numbers have in which SQLite keeps a column of type DECIMAL.</summary>
    public static TheoryData<string> LongDecimals =>
        ["79228162514264337593543950335", "-79228162514264337593543950335", "1234567890123.4567890123456"];

    [Theory]
    [InlineData(int.MinValue, long.MinValue)]
    [InlineData(int.MaxValue, long.MaxValue)]
    [InlineData(0, 0)]
    [InlineData(-1, 9_007_199_254_740_993)]
    public async Task Whole_numbers_come_back_up_to_their_limits(int number, long big)
    {
        var made = await Everything(
            new() { Int = number, IntN = number, Big = big, BigN = big, Small = (short)number });
        (made.Int, made.IntN, made.Big, made.BigN, made.Small).ShouldBe((number, number, big, big, (short)number));
        (await Db.Everything.Count(new() { Int = number, BigN = big }, ct: Ct)).ShouldBe(1);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-0.0)]
    [InlineData(double.MaxValue)]
    [InlineData(double.MinValue)]
    [InlineData(double.Epsilon)]
    [InlineData(1e-300)]
    [InlineData(123456789.123456789)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public async Task Floating_numbers_come_back_bit_by_bit(double number)
    {
        var made = await Everything(new() { Real = number, RealN = number });
        made.Real.ShouldBe(number);
        made.RealN.ShouldBe(number);
        (await Db.Everything.Count(new() { Real = number }, ct: Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_short_floating_number_keeps_what_fits() =>
        (await Everything(new() { Single = 0.5 })).Single.ShouldBe(0.5);

    [Theory]
    [MemberData(nameof(Decimals))]
    public async Task Decimals_keep_every_digit(string text)
    {
        var number = decimal.Parse(text, CultureInfo.InvariantCulture);
        // Without a scale of its own, a Decimal column of PostgreSQL has 65 digits, 30 of them after the point.
        var made = await Everything(new() { Number = number, NumberN = number });
        made.Number.ShouldBe(number);
        made.NumberN.ShouldBe(number);
        (await Db.Everything.Count(new() { Number = number, NumberN = { Gte = number, Lte = number } },
            ct: Ct)).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(LongDecimals))]
    public async Task Long_decimals_keep_every_digit_or_are_refused(string text)
    {
        if (IsPostgreSql)
        {
            await Decimals_keep_every_digit(text);
            return;
        }

        // SQLite would keep 15 digits of a DECIMAL and say nothing.
        var number = decimal.Parse(text, CultureInfo.InvariantCulture);
        var row = await Everything(new() { NumberN = 1.5m });
        Func<Task>[] writes =
        [
            () => Db.Everything.Create(new() { Number = number }, ct: Ct),
            () => Db.Everything.CreateMany([new(), new() { Number = number }], ct: Ct),
            () => Db.Everything.Update(row.Id, new() { NumberN = number }, ct: Ct),
            () => Db.Everything.UpdateAll(new() { NumberN = number }, Ct),
            () => Db.Everything.Upsert(row.Id, new() { Id = row.Id }, new() { NumberN = number }, ct: Ct),
        ];
        foreach (var write in writes)
        {
            var refused = await Should.ThrowAsync<RefractException>(write);
            refused.Code.ShouldBe("P2020");
            refused.Message.ShouldContain("Everything.number");
        }

        (await Db.Everything.FindMany(ct: Ct)).ShouldBe([row]);
        // To compare with a number is not to store it.
        (await Db.Everything.Count(new() { NumberN = { Not = number } }, ct: Ct)).ShouldBe(1);
    }

    [Theory]
    [InlineData("12.345", "12.35")]
    [InlineData("-12.345", "-12.35")]
    [InlineData("0.004", "0")]
    [InlineData("99999999.994", "99999999.99")]
    public async Task Money_is_rounded_to_the_scale_of_its_column(string text, string rounded)
    {
        var (number, kept) = (decimal.Parse(text, CultureInfo.InvariantCulture),
            decimal.Parse(rounded, CultureInfo.InvariantCulture));
        var made = await Everything(new() { Money = number, MoneyN = number });
        (made.Money, made.MoneyN).ShouldBe((kept, kept));
        await Db.Everything.CreateMany([new() { Money = number }, new() { Money = 1 }], ct: Ct);
        await Db.Everything.UpdateMany(new() { Money = 1 }, new() { Money = number }, ct: Ct);
        (await Db.Everything.Count(new() { Money = kept }, ct: Ct)).ShouldBe(3);
        (await Db.Lists.Create(new() { Moneys = [number] }, ct: Ct)).Moneys.ShouldBe([kept]);
    }

    [Theory]
    [InlineData("99999999.99")]
    [InlineData("-99999999.99")]
    [InlineData("0.01")]
    [InlineData("12.30")]
    public async Task Money_keeps_its_two_digits(string text)
    {
        var number = decimal.Parse(text, CultureInfo.InvariantCulture);
        var made = await Everything(new() { Money = number, MoneyN = number });
        (made.Money, made.MoneyN).ShouldBe((number, number));
    }
}
