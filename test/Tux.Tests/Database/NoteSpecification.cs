using Refract;
using Tux.Database;

namespace Tux.Tests.Database;

/// <summary>How guilds, settings, notes, reminders and snippets behave, on every database.</summary>
public abstract class NoteSpecification : TuxFixture
{
    private const ulong GuildId = 10;
    private const ulong Member = 20;
    private const ulong Moderator = 30;

    [Fact]
    public async Task A_guild_is_made_once_however_many_ask()
    {
        var made = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(() => Database.Guild.GetOrCreate(GuildId, Ct), Ct)));
        made.Select(guild => guild.GuildId).Distinct().ShouldHaveSingleItem();
        (await Database.Guild.All(Ct)).ShouldHaveSingleItem().GuildJoinedAt.ShouldNotBeNull();
        await Should.ThrowAsync<UniqueConstraintException>(() => Database.Guild.Insert(GuildId, Ct));
        (await Database.Guild.Remove(GuildId, Ct)).ShouldNotBeNull();
        (await Database.Guild.Remove(GuildId, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Settings_appear_with_their_guild()
    {
        (await Database.GuildConfig.GetPrefix(GuildId, Ct)).ShouldBeNull();
        await Database.GuildConfig.SetPrefix(GuildId, "?", Ct);
        (await Database.GuildConfig.GetPrefix(GuildId, Ct)).ShouldBe("?");
        await Database.GuildConfig.ClearPrefix(GuildId, Ct);
        (await Database.GuildConfig.Get(GuildId, Ct)).ShouldNotBeNull().Prefix.ShouldBeNull();
        (await Database.Guild.ById(GuildId, Ct)).ShouldNotBeNull();
        (await Database.GuildConfig.Remove(GuildId, Ct)).ShouldNotBeNull();
        (await Database.GuildConfig.Remove(GuildId, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Inserting_settings_twice_keeps_what_is_there()
    {
        await Database.GuildConfig.SetPrefix(GuildId, "?", Ct);
        (await Database.GuildConfig.Insert(GuildId, Ct)).Prefix.ShouldBe("?");
    }

    [Fact]
    public async Task Every_kind_of_log_has_its_own_channel()
    {
        foreach (var channel in Enum.GetValues<LogChannel>())
            await Database.GuildConfig.SetLogChannel(GuildId, channel, (DiscordId)(100 + (long)channel), Ct);
        foreach (var channel in Enum.GetValues<LogChannel>())
            (await Database.GuildConfig.GetLogChannel(GuildId, channel, Ct)).ShouldBe((DiscordId)(100 + (long)channel));
        await Database.GuildConfig.SetLogChannel(GuildId, LogChannel.Audit, null, Ct);
        (await Database.GuildConfig.GetLogChannel(GuildId, LogChannel.Audit, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Permission_levels_have_roles_from_a_lower_bound_up()
    {
        foreach (var level in new[] { 0, 3, 7 })
            await Database.GuildConfig.SetPermissionRole(GuildId, level, (DiscordId)(50L + level), Ct);
        (await Database.GuildConfig.GetPermissionRole(GuildId, 3, Ct)).ShouldBe((DiscordId)53L);
        (await Database.GuildConfig.GetPermissionRole(GuildId, 4, Ct)).ShouldBeNull();
        (await Database.GuildConfig.GetPermissionRolesFrom(GuildId, 2, Ct)).ShouldBe([(DiscordId)53L, (DiscordId)57L]);
        await Should.ThrowAsync<ArgumentOutOfRangeException>(
            () => Database.GuildConfig.SetPermissionRole(GuildId, 8, null, Ct));
    }

    [Fact]
    public async Task Channels_and_roles_are_set_and_read()
    {
        await Database.GuildConfig.SetJailChannel(GuildId, 1ul, Ct);
        await Database.GuildConfig.SetGeneralChannel(GuildId, 2ul, Ct);
        await Database.GuildConfig.SetStarboardChannel(GuildId, 3ul, Ct);
        await Database.GuildConfig.SetBaseStaffRole(GuildId, 4ul, Ct);
        await Database.GuildConfig.SetBaseMemberRole(GuildId, 5ul, Ct);
        await Database.GuildConfig.SetJailRole(GuildId, 6ul, Ct);
        await Database.GuildConfig.SetQuarantineRole(GuildId, 7ul, Ct);
        DiscordId?[] read =
        [
            await Database.GuildConfig.GetJailChannel(GuildId, Ct),
            await Database.GuildConfig.GetGeneralChannel(GuildId, Ct),
            await Database.GuildConfig.GetStarboardChannel(GuildId, Ct),
            await Database.GuildConfig.GetBaseStaffRole(GuildId, Ct),
            await Database.GuildConfig.GetBaseMemberRole(GuildId, Ct),
            await Database.GuildConfig.GetJailRole(GuildId, Ct),
            await Database.GuildConfig.GetQuarantineRole(GuildId, Ct),
        ];
        read.ShouldBe([1L, 2L, 3L, 4L, 5L, 6L, 7L]);
    }

    [Fact]
    public async Task Notes_are_found_by_every_combination()
    {
        await Database.Note.Insert(GuildId, Member, Moderator, "first", 1, Ct);
        await Database.Note.Insert(GuildId, Member, 31ul, "second", 2, Ct);
        await Database.Note.Insert(11ul, Member, Moderator, "elsewhere", ct: Ct);
        (await Database.Note.Find(userId: Member, ct: Ct)).Count.ShouldBe(3);
        (await Database.Note.Find(GuildId, Member, ct: Ct)).Count.ShouldBe(2);
        (await Database.Note.Find(GuildId, moderatorId: Moderator, ct: Ct)).ShouldHaveSingleItem().NoteContent.ShouldBe(
            "first");
        (await Database.Note.Find(limit: 1, ct: Ct)).ShouldHaveSingleItem();
        (await Database.Note.CountOf(moderatorId: Moderator, ct: Ct)).ShouldBe(2);
        (await Database.Note.ByNumber(GuildId, 2, Ct)).ShouldNotBeNull().NoteContent.ShouldBe("second");
        (await Database.Note.DeleteAllAbout(GuildId, Member, Ct)).ShouldBe(2);
        (await Database.Note.DeleteAllOf(11ul, Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Notes_change_and_go()
    {
        var note = await Database.Note.Insert(GuildId, Member, Moderator, "draft", ct: Ct);
        (await Database.Note.SetContent(note.NoteId, "final", Ct)).ShouldNotBeNull().NoteContent.ShouldBe("final");
        (await Database.Note.Remove(note.NoteId, Ct)).ShouldNotBeNull();
        (await Database.Note.SetContent(note.NoteId, "gone", Ct)).ShouldBeNull();
        (await Database.Note.ById(note.NoteId, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Reminders_come_by_their_time_and_unsent_by_default()
    {
        var late = await Remind("late", 3);
        var soon = await Remind("soon", 1);
        (await Database.Reminder.Find(GuildId, ct: Ct)).Select(row => row.ReminderId)
            .ShouldBe([soon.ReminderId, late.ReminderId]);
        (await Database.Reminder.Due(ct: Ct)).ShouldBeEmpty();
        Clock.Advance(TimeSpan.FromHours(2));
        (await Database.Reminder.Due(ct: Ct)).ShouldHaveSingleItem().ReminderId.ShouldBe(soon.ReminderId);
        (await Database.Reminder.MarkSent([soon.ReminderId, 404], Ct)).ShouldBe(1);
        (await Database.Reminder.MarkSent([soon.ReminderId], Ct)).ShouldBe(0);
        (await Database.Reminder.CountOf(userId: Member, ct: Ct)).ShouldBe(1);
        (await Database.Reminder.Find(channelId: 5ul, includeSent: true, ct: Ct)).Count.ShouldBe(2);
        (await Database.Reminder.DeleteAllOf(GuildId, Member, Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task Snippets_are_found_whatever_their_capitals()
    {
        await Database.Snippet.Insert(GuildId, Member, "Rules", "be kind", Ct);
        await Database.Snippet.Insert(GuildId, Member, "100%_sure", "no", Ct);
        (await Database.Snippet.ByName(GuildId, "rULES", Ct)).ShouldNotBeNull().SnippetContent.ShouldBe("be kind");
        (await Database.Snippet.Search(GuildId, "ULE", ct: Ct)).ShouldHaveSingleItem().SnippetName.ShouldBe("Rules");
        (await Database.Snippet.Search(GuildId, "%", ct: Ct)).ShouldHaveSingleItem().SnippetName.ShouldBe("100%_sure");
        (await Database.Snippet.Search(GuildId, "0%_", ct: Ct)).ShouldHaveSingleItem();
        (await Database.Snippet.ByName(11ul, "rules", Ct)).ShouldBeNull();
        var twice = await Should.ThrowAsync<UniqueConstraintException>(
            () => Database.Snippet.Insert(GuildId, Member, "Rules", "again", Ct));
        twice.Fields.ShouldBe(["snippet_name", "guild_id"]);
    }

    [Fact]
    public async Task Aliases_have_no_text_of_their_own()
    {
        await Database.Snippet.Insert(GuildId, Member, "rules", "be kind", Ct);
        var alias = await Database.Snippet.InsertAlias(GuildId, Member, "r", "rules", Ct);
        alias.SnippetContent.ShouldBeNull();
        (await Database.Snippet.Alias(GuildId, "R", Ct)).ShouldNotBeNull().Alias.ShouldBe("rules");
        (await Database.Snippet.Alias(GuildId, "rules", Ct)).ShouldBeNull();
        (await Database.Snippet.AliasesOf(GuildId, "Rules", Ct)).ShouldHaveSingleItem().SnippetName.ShouldBe("r");
    }

    [Fact]
    public async Task Snippets_are_looked_up_counted_and_deleted_by_guild_and_creator()
    {
        await Database.Snippet.Insert(GuildId, Member, "b", "1", Ct);
        await Database.Snippet.Insert(GuildId, Member, "a", "2", Ct);
        await Database.Snippet.Insert(GuildId, Moderator, "c", "3", Ct);
        await Database.Snippet.Insert(11ul, Member, "d", "4", Ct);
        (await Database.Snippet.Find(GuildId, ct: Ct)).Select(row => row.SnippetName).ShouldBe(["a", "b", "c"]);
        (await Database.Snippet.Find(userId: Member, ct: Ct)).Select(row => row.SnippetName).ShouldBe(["a", "b", "d"]);
        (await Database.Snippet.Find(GuildId, Member, 1, Ct)).ShouldHaveSingleItem().SnippetName.ShouldBe("a");
        (await Database.Snippet.CountOf(userId: Member, ct: Ct)).ShouldBe(3);
        (await Database.Snippet.DeleteAllOf(GuildId, Member, Ct)).ShouldBe(2);
        (await Database.Snippet.DeleteAllOf(GuildId, Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Locks_are_set_lifted_and_toggled()
    {
        var id = (await Database.Snippet.Insert(GuildId, Member, "rules", "be kind", Ct)).SnippetId;
        (await Database.Snippet.Lock(id, Ct))!.Locked.ShouldBeTrue();
        (await Database.Snippet.Unlock(id, Ct))!.Locked.ShouldBeFalse();
        (await Database.Snippet.ToggleLock(id, Ct))!.Locked.ShouldBeTrue();
        (await Database.Snippet.ToggleLock(404, Ct)).ShouldBeNull();
        (await Database.Snippet.CountUse(404, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task The_base_answers_null_where_the_client_throws()
    {
        (await Database.Note.Update(new(noteId: 404), new() { NoteContent = "x" }, ct: Ct)).ShouldBeNull();
        (await Database.Note.Delete(new(noteId: 404), ct: Ct)).ShouldBeNull();
        var thrown = await Should.ThrowAsync<RecordNotFoundException>(
            () => Db.Note.Update(new(noteId: 404), new() { NoteContent = "x" }, ct: Ct));
        (thrown.Code, thrown.Model).ShouldBe(("P2025", "Note"));
    }

    private Task<Reminder> Remind(string content, int hours) =>
        Database.Reminder.Insert(GuildId, Member, 5ul, content, Clock.GetUtcNow().AddHours(hours), Ct);
}
