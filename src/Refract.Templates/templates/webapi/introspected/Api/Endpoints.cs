using Refract;

namespace REFRACT_NAMESPACE;

internal static class Endpoints
{
    public static void MapEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/REFRACT_MODEL", (AppDb db, CancellationToken ct) =>
            db.REFRACT_MODEL.FindMany(take: 50, ct: ct));
        app.MapGet("/REFRACT_MODEL/count", (AppDb db, CancellationToken ct) => db.REFRACT_MODEL.Count(ct: ct));
    }
}
