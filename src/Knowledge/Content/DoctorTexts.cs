namespace SafeHelp.Knowledge.Content;

/// <summary>What <c>safehelp doctor</c> says of each thing it looked at: <c>doctor.yml</c>.</summary>
public sealed class DoctorTexts
{
    private static readonly string[] Codes =
    [
        "settings", "content", "database", "public_url", "reach_server", "reach_vendor", "reach_webhook", "token", "renewal", "clock", "webhook", "polling", "verify",
        "signed", "forged", "no_channel",
    ];

    private readonly Dictionary<string, DoctorText> texts = [];

    /// <summary>What is said; the bare code where the file lacks it, for a doctor must speak also when the content is ill.</summary>
    public DoctorText this[string code] => texts.GetValueOrDefault(code) ?? new DoctorText(code, code, "");

    internal static DoctorTexts Read(YamlSource source)
    {
        var read = new DoctorTexts();
        if (source.Records() is not [var record, ..]) return read;
        record.OnlyKeys(Codes);
        foreach (var code in Codes)
        {
            if (record.Record(code) is not { } text)
            {
                record.Fault(code, $"thiếu mục “{code}”.", "Chép lại mục này từ bản gốc.");
                continue;
            }

            text.OnlyKeys("well", "wrong", "mend");
            read.texts[code] = new DoctorText(text.Required("well"), text.Required("wrong"), text.Required("mend"));
        }

        return read;
    }
}

/// <summary>The words for one thing: when it is well, when it is not, and how to mend it.</summary>
public sealed record DoctorText(string Well, string Wrong, string Mend);
