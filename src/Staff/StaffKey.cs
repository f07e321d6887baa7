using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace SafeHelp.Staff;

/// <summary>The key to the console, made at first start and kept beside the database; whoever holds the printed address gets in.</summary>
public sealed class StaffKey
{
    private const string CookieName = "safehelp-staff";
    private const string QueryName = "key";

    private readonly byte[] key;

    /// <exception cref="ArgumentException">The key is empty: it would equal a missing one.</exception>
    public StaffKey(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        this.key = Encoding.UTF8.GetBytes(key);
    }

    /// <summary>The console's address with the key in it, for the operator's screen only.</summary>
    public string Address(string publicUrl) => $"{publicUrl}/staff?{QueryName}={Encoding.UTF8.GetString(key)}";

    /// <summary>Lets a request to the console pass, trades a key in the address for a cookie, or refuses.</summary>
    public async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/staff", StringComparison.Ordinal) || IsRight(context.Request.Cookies[CookieName]))
        {
            await next(context);
        }
        else if (IsRight(context.Request.Query[QueryName]))
        {
            context.Response.Cookies.Append(CookieName, Encoding.UTF8.GetString(key), Strict(context));
            context.Response.Redirect("/staff");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
    }

    private static CookieOptions Strict(HttpContext context) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/staff" };

    private bool IsRight(string? given) => given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), key);
}
