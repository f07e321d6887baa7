using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SafeHelp.Staff.Doors;

/// <summary>What pages ask of the doors beside screens: lock, unlock, stay awake, leave.</summary>
internal static class DoorRoutes
{
    public static void MapDoors(this IEndpointRouteBuilder routes)
    {
        // As delegates: a method of one HttpContext would be taken for a RequestDelegate, whose result nobody reads.
        routes.MapPost("/staff/lock", (Delegate)LockAsync).AddEndpointFilter(OwnFormsOnlyAsync);
        routes.MapPost("/staff/unlock", UnlockAsync).AddEndpointFilter(OwnFormsOnlyAsync).DisableAntiforgery();
        routes.MapPost("/staff/awake", Awake).AddEndpointFilter(OwnFormsOnlyAsync);
        routes.MapPost("/staff/logout", (Delegate)LogOutAsync).AddEndpointFilter(OwnFormsOnlyAsync);
    }

    [OpenToUnsecured]
    private static async Task<IResult> LockAsync(HttpContext context)
    {
        await ConsoleSession.LockAsync(context, IdentityConstants.ApplicationScheme);
        return Results.Redirect("/staff/locked");
    }

    // The lock over a page asks here, so that what was typed below it is kept.
    [OpenToLocked]
    private static async Task<IResult> UnlockAsync(HttpContext context, SignIn signIn, [FromForm] string? password) =>
        await signIn.UnlockAsync(context, password ?? "") switch
        {
            Entry.Inside => Results.NoContent(),
            Entry.TooMany => Results.StatusCode(StatusCodes.Status429TooManyRequests),
            _ => Results.StatusCode(StatusCodes.Status403Forbidden),
        };

    [OpenToUnsecured]
    private static IResult Awake() => Results.NoContent();

    [OpenToLocked]
    private static async Task<IResult> LogOutAsync(HttpContext context)
    {
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.Redirect("/staff/login");
    }

    // The framework checks the token only where it reads a form for us.
    public static async ValueTask<object?> OwnFormsOnlyAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : Results.BadRequest();
}
