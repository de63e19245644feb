using System.Diagnostics;
using Refract;
using Tux.Database;

namespace Tux.Tour;

/// <summary>
/// The life of a guild through the controllers, part by part. Everything it writes belongs to one guild of its own, and
/// goes with it at the end.
/// </summary>
internal sealed class GuildTour(TuxDb db, DatabaseController database, TimeProvider clock)
{
    private const int Callers = 64;

    private static readonly DiscordId Moderator = 4_000_000_000_000_000_001UL;
    private static readonly DiscordId Member = 4_000_000_000_000_000_002UL;

    /// <summary>The tour's own guild: the time makes it new on a database that holds others.</summary>
    private readonly DiscordId _guild = clock.GetUtcNow().ToUnixTimeMilliseconds() << 20;

    /// <summary>
    /// All parts, in order. A part that throws is a problem of that part; the guild is removed in any case.
    /// </summary>
    public async IAsyncEnumerable<TourResult> Run(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        (string Name, Func<TourChecks, CancellationToken, Task<string>> Part)[] parts =
        [
            ("guild", Guild), ("cases", Cases), ("notes", Notes), ("snippets", Snippets), ("reminders", Reminders),
            ("away", Away),
            ("levels", Levels), ("starboard", Starboard), ("at once", AtOnce), ("safety", Safety),
        ];
        foreach (var (name, part) in parts) yield return await Measure(name, part, ct);
        yield return await Measure("clean up", CleanUp, CancellationToken.None);
    }

    private static async Task<TourResult> Measure(string name, Func<TourChecks, CancellationToken, Task<string>> part,
        CancellationToken ct)
    {
        var checks = new TourChecks();
        var start = Stopwatch.GetTimestamp();
        try
        {
            var text = await part(checks, ct);
            return new TourResult(name, text, Stopwatch.GetElapsedTime(start), checks.Problems);
        }
        catch (Exception exception) when (exception is RefractException or InvalidOperationException)
        {
            return new TourResult(name, "failed", Stopwatch.GetElapsedTime(start),
                [.. checks.Problems, exception.Message]);
        }
    }

    private async Task<string> Guild(TourChecks checks, CancellationToken ct)
    {
        await database.Guild.GetOrCreate(_guild, ct);
        await database.GuildConfig.SetPrefix(_guild, "!", ct);
        await database.GuildConfig.SetLogChannel(_guild, LogChannel.Mod, 77ul, ct);
        await database.GuildConfig.SetPermissionRole(_guild, 7, 99ul, ct);
        checks.Expect("!", await database.GuildConfig.GetPrefix(_guild, ct));
        checks.Expect(77ul, (await database.GuildConfig.GetLogChannel(_guild, LogChannel.Mod, ct))!.Value.Value);
        checks.Expect(1, (await database.GuildConfig.GetPermissionRolesFrom(_guild, 5, ct)).Count);
        return "created, prefix \"!\", mod log and a permission role set";
    }

    private async Task<string> Cases(TourChecks checks, CancellationToken ct)
    {
        CaseType[] types = [CaseType.Warn, CaseType.Timeout, CaseType.Jail, CaseType.Tempban, CaseType.Unjail];
        foreach (var type in types)
            await database.Case.Insert(_guild, Member, Moderator, type, $"reason for {type}", [1ul, 2ul],
                clock.GetUtcNow().AddSeconds(-1), ct);
        checks.Expect(types.Length, await database.Case.CountOf(_guild, Member, ct));
        checks.Expect(false, await database.Case.IsRestricted(_guild, Member, CaseType.Jail, CaseType.Unjail, ct));
        checks.Expect("appealed", (await database.Case.Change(_guild, 1, "appealed", ct: ct))!.CaseReason);
        var expired = (await database.Case.ExpiredTempBans(ct)).Where(row => row.GuildId == _guild).ToList();
        checks.Expect(1, expired.Count);
        foreach (var row in expired) checks.Expect(1, await database.Case.MarkTempBanExpired(row.CaseId, ct));
        return $"{types.Length} opened and numbered, one changed, one expired ban marked";
    }

    private async Task<string> Notes(TourChecks checks, CancellationToken ct)
    {
        for (var n = 1; n <= 3; n++) await database.Note.Insert(_guild, Member, Moderator, $"note {n}", n, ct);
        checks.Expect(3, await database.Note.CountOf(_guild, ct: ct));
        checks.Expect("note 2", (await database.Note.ByNumber(_guild, 2, ct))!.NoteContent);
        return "3 written, found by number and by member";
    }

    private async Task<string> Snippets(TourChecks checks, CancellationToken ct)
    {
        var rules = await database.Snippet.Insert(_guild, Member, "100%_Rules", "Be kind.", ct);
        await database.Snippet.InsertAlias(_guild, Member, "r", rules.SnippetName, ct);
        checks.Expect(rules.SnippetId, (await database.Snippet.ByName(_guild, "100%_RULES", ct))!.SnippetId);
        checks.Expect(1, (await database.Snippet.Search(_guild, "0%_r", ct: ct)).Count);
        checks.Expect(true, (await database.Snippet.ToggleLock(rules.SnippetId, ct))!.Locked);
        return "a text and its alias, found whatever the capitals; % is just a %";
    }

    private async Task<string> Reminders(TourChecks checks, CancellationToken ct)
    {
        for (var n = 1; n <= 4; n++)
            await database.Reminder.Insert(_guild, Member, 5ul, $"reminder {n}", clock.GetUtcNow().AddMinutes(n - 2.5),
                ct);
        var due = (await database.Reminder.Due(ct: ct)).Where(row => row.GuildId == _guild)
            .Select(row => row.ReminderId).ToList();
        checks.Expect(2, due.Count);
        checks.Expect(2, await database.Reminder.MarkSent(due, ct));
        checks.Expect(2, await database.Reminder.CountOf(_guild, ct: ct));
        return "4 set, 2 due and sent";
    }

    private async Task<string> Away(TourChecks checks, CancellationToken ct)
    {
        await database.Afk.Set(Member, _guild, "Tux", "fishing", permanent: true, ct: ct);
        checks.Expect(true, await database.Afk.IsPermanent(Member, _guild, ct));
        checks.Expect(true, await database.Afk.Remove(Member, _guild, ct) is not null);
        return "a member left and came back";
    }

    private async Task<string> Levels(TourChecks checks, CancellationToken ct)
    {
        for (var n = 1; n <= 10; n++) await database.Levels.SetXp(Member.Stored + n, _guild, n * 100, ct);
        var (row, rose) = await database.Levels.AddXp(Member.Stored + 3, _guild, 100, ct);
        checks.Expect((2L, true), (row.Level, rose));
        checks.Expect(7, await database.Levels.Rank(Member.Stored + 3, _guild, ct));
        checks.Expect(1000d, (await database.Levels.Top(_guild, 3, ct))[0].Xp);
        return "10 members ranked, one rose to level 2";
    }

    private async Task<string> Starboard(TourChecks checks, CancellationToken ct)
    {
        await database.Starboard.Set(_guild, 6ul, "⭐", 3, ct);
        for (var n = 1; n <= 5; n++)
            await database.StarboardMessage.Set(_guild, _guild.Stored + n, 5ul, Member, _guild.Stored + 100 + n,
                $"message {n}", n, clock.GetUtcNow().AddDays(30), ct);
        checks.Expect(5, (await database.StarboardMessage.Top(_guild, 1, ct))[0].StarCount);
        checks.Expect(5, await database.StarboardMessage.CountOf(_guild, Member, ct));
        return "5 messages with 15 stars";
    }

    /// <summary>What a read and a write after it would lose: every sum must be exact.</summary>
    private async Task<string> AtOnce(TourChecks checks, CancellationToken ct)
    {
        var opened = await database.Guild.ById(_guild, ct);
        var message = _guild.Stored + 1;
        var results = await Task.WhenAll(Enumerable.Range(0, Callers).Select(n => Task.Run(async () =>
        {
            var opening = database.Case.Insert(_guild, Member, Moderator, CaseType.Warn, $"caller {n}", ct: ct);
            var adding = database.Levels.AddXp(Member, _guild, 25, ct);
            var starring = database.StarboardMessage.AddStars(_guild, message, ct: ct);
            await Task.WhenAll(opening, adding, starring);
            return ((await opening).CaseNumber, (await adding).Rose);
        }, ct)));
        var numbers = results.Select(result => result.CaseNumber!.Value).Order().ToList();
        checks.Expect(true, numbers.SequenceEqual(Enumerable.Range(1, Callers).Select(n => opened!.CaseCount + n)));
        checks.Expect(25d * Callers, await database.Levels.GetXp(Member, _guild, ct));
        checks.Expect(4, results.Count(result => result.Rose));
        checks.Expect(Callers + 1, (await database.StarboardMessage.Get(_guild, message, ct))!.StarCount);
        return $"{Callers} callers opened cases {numbers[0]}..{numbers[^1]}, added {25 * Callers} xp and "
            + $"{Callers} stars: nothing lost";
    }

    private async Task<string> Safety(TourChecks checks, CancellationToken ct)
    {
        var refused = 0;
        try
        {
            await database.Snippet.Insert(_guild, Member, "100%_Rules", "again", ct);
        }
        catch (UniqueConstraintException exception) when (exception.Fields is ["snippet_name", "guild_id"])
        {
            refused++;
        }

        try
        {
            await db.Note.DeleteMany(new() { NoteContent = ((string?)null).OrSkip() }, ct: ct);
        }
        catch (InvalidQueryException)
        {
            refused++;
        }

        try
        {
            _ = (await database.Guild.ById(_guild, ct))!.Cases;
        }
        catch (RelationNotLoadedException)
        {
            refused++;
        }

        checks.Expect(3, refused);
        return "refused: a duplicate, an empty delete filter, an unloaded relation";
    }

    private async Task<string> CleanUp(TourChecks checks, CancellationToken ct)
    {
        var rows = await database.Case.DeleteAllOf(_guild, ct) + await database.Note.DeleteAllOf(_guild, ct)
            + await database.Snippet.DeleteAllOf(_guild, ct)
            + await database.Reminder.DeleteAllOf(_guild, ct) + await database.Afk.DeleteAllOf(_guild, ct)
            + await database.Levels.DeleteAllOf(_guild, ct)
            + await database.StarboardMessage.DeleteAllOf(_guild, ct);
        await database.Starboard.Remove(_guild, ct);
        await database.GuildConfig.Remove(_guild, ct);
        await database.Guild.Remove(_guild, ct);
        checks.Expect(true, await database.Guild.ById(_guild, ct) is null);
        return $"{rows + 3} rows removed";
    }
}
