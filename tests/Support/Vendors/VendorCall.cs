using System.Text.Json;

namespace SafeHelp.Support.Vendors;

/// <summary>A call as a vendor's server got it.</summary>
public sealed record VendorCall(string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
    }
}

/// <summary>What a vendor's server sends back.</summary>
public sealed record VendorReply(int Status, string Body, string ContentType = "application/json")
{
    public static VendorReply Ok(string json) => new(200, json);
}

/// <summary>How a vendor's server fails.</summary>
public abstract record VendorFault
{
    public static readonly VendorFault HtmlPage = new Answer(new VendorReply(502, "<html><body>Bad Gateway</body></html>", "text/html"));

    public static readonly VendorFault HtmlPageWithStatusOk = new Answer(new VendorReply(200, "<html><body>Bảo trì</body></html>", "text/html"));

    private VendorFault()
    {
    }

    public sealed record Answer(VendorReply Reply) : VendorFault;

    public sealed record Reset : VendorFault;

    /// <summary>Never answers.</summary>
    public sealed record Hang : VendorFault;
}
