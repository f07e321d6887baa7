using System.Text;

namespace SafeHelp.Bot.Tests.Turns;

/// <summary>Messages nobody would think of, the same in every run.</summary>
internal static class AnyInput
{
    private const int Longest = 10_000;

    private static readonly string[] Scripts = ["救命我丈夫打我", "도와주세요 남편이", "ຊ່ວຍຂ້ອຍແດ່", "ជួយខ្ញុំផង", "помогите мне", "ساعدني", "หนูกลัว", "🆘🔪😭👶🏠❤️‍🩹🇻🇳👩‍👧", "\u0000\u0007\u001b[31m\u202e\u200b\ufeff", "{vn-113} {place} {0} %s $1", "<script>alert(1)</script>", "chồng đánh em ở châu thành"];

    public static IEnumerable<string> Messages(int count)
    {
        var random = new Random(20261121);
        for (var i = 0; i < count; i++) yield return One(random, i);
        foreach (var odd in Scripts) yield return Repeat(odd);
        yield return "";
        yield return "\ud800";
        yield return new string('a', Longest);
        yield return new string('\u0301', Longest);
        yield return string.Concat(Enumerable.Repeat("em ở châu thành ", Longest / 16));
    }

    private static string One(Random random, int kind) =>
        (kind % 3) switch
        {
            0 => AnyUnits(random),
            1 => string.Join(' ', Enumerable.Range(0, random.Next(1, 12)).Select(_ => Scripts[random.Next(Scripts.Length)])),
            _ => AnyRunes(random),
        };

    // Half a surrogate pair may arrive too.
    private static string AnyUnits(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 80)).Select(_ => (char)random.Next(0, 0x10000)));

    private static string AnyRunes(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => random.Next(0, 0x1EFF)).Where(Rune.IsValid).Select(value => new Rune(value).ToString()));

    private static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, 1 + (Longest / text.Length)))[..Longest];
}
