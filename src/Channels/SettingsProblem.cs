namespace SafeHelp.Channels;

/// <summary>A setting that stops the start: its key and what is wrong with it, without its value.</summary>
public sealed record SettingsProblem(string Key, string Fault)
{
    public override string ToString() => $"{Key}: {Fault}";
}
