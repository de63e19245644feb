using Microsoft.EntityFrameworkCore;
using Refract.Benchmarks.Http.Rows;

namespace Refract.Benchmarks.Http.Contenders;

/// <summary>EF Core's view of the tables.</summary>
internal sealed class EfContext(DbContextOptions<EfContext> options) : DbContext(options)
{
    public DbSet<UserItem> Users => Set<UserItem>();

    public DbSet<PostItem> Posts => Set<PostItem>();

    public DbSet<EventItem> Events => Set<EventItem>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<UserItem>().ToTable("User");
        modelBuilder.Entity<PostItem>().ToTable("Post").HasMany(post => post.Comments).WithOne()
            .HasForeignKey(comment => comment.PostId);
        modelBuilder.Entity<CommentItem>().ToTable("Comment");
        modelBuilder.Entity<EventItem>().ToTable("Event").Property(item => item.CreatedAt)
            .HasDefaultValueSql("CURRENT_TIMESTAMP");
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
            property.SetColumnName(char.ToLowerInvariant(property.Name[0]) + property.Name[1..]);
    }
}
