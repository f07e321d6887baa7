using Microsoft.AspNetCore.Http;

namespace SafeHelp.Channels.WebChat.DirectLine;

/// <summary>Direct Line's answers; codes and statuses are Microsoft's, for its clients act on them.</summary>
internal static class DirectLineAnswers
{
    public static IResult Ok(Opened opened) => TypedResults.Json(opened, DirectLineJson.Wire.Opened);

    public static IResult Created(Opened opened) => TypedResults.Json(opened, DirectLineJson.Wire.Opened, statusCode: StatusCodes.Status201Created);

    public static IResult Ok(ActivitySet set) => TypedResults.Json(set, DirectLineJson.Wire.ActivitySet);

    public static IResult Ok(string activityId) => TypedResults.Json(new ResourceResponse(activityId), DirectLineJson.Wire.ResourceResponse);

    public static IResult Malformed(string message) => Error(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static IResult Unauthorized() => Error(StatusCodes.Status401Unauthorized, "Unauthorized", "Send a token as 'Authorization: Bearer …'.");

    public static IResult Expired() => Error(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired.");

    public static IResult Forbidden() => Error(StatusCodes.Status403Forbidden, "BadArgument", "The token is not valid here.");

    public static IResult ForeignOrigin() => Error(StatusCodes.Status403Forbidden, "BadArgument", "This site may not open a talk.");

    public static IResult UnknownConversation() => Error(StatusCodes.Status404NotFound, "BadArgument", "Unknown conversation.");

    public static IResult TooLarge() => Error(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "The body is too large.");

    public static IResult TooMany() => Error(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests; try again in a minute.");

    /// <summary>Not stored, and nothing of it kept: the client offers to send again.</summary>
    public static IResult NotStored() => Error(StatusCodes.Status502BadGateway, "BotError", "The message could not be stored; try again.");

    private static IResult Error(int status, string code, string message) =>
        TypedResults.Json(new ErrorResponse(new ErrorDetail(code, message)), DirectLineJson.Wire.ErrorResponse, statusCode: status);
}
