namespace SafeHelp.Support.Fuzz;

/// <summary>Texts that break what is not careful: marks, halves of letters, controls, code of every kind, and what people do write.</summary>
public static class OddText
{
    private static readonly string[] Pieces =
    [
        "chồng", "đánh", "em", "ở", "gò vấp", "Quận 1", "phường", "xã Tân Tiến", "tp hcm", "0912345678", "111", "số 5", "ngõ 12/3/4", "24/7", "T2-T6 08:00-17:00", "cứu", "xoá", "dừng", "trà hoa cúc", "1", "#2",
        "𝓬𝓾̛́𝓾", "😀", "👩‍👧", "\u200b", "\u0301\u0301\u0301", "\ud800", "\udfff", "\0", "\r\n", "\u001b[31m", "\u202e", "\u2028", "\ufeff", "<script>alert(1)</script>", "[a](http://b)", "*_~`", "=HYPERLINK(1)", "@SUM(1)", "{0}{address}{vn-113}", "%s%n", "' OR 1=1 --", "../../etc/passwd", "&lol;", "- [", ": {", "!!binary", "&a *a",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "1 2 3 4 5 6 7 8 9 0 1 2 3 4", "(((((((((", "- - - - - - -", "ﷺ", "Ｇọi", "救命", "ช่วย", "помогите", "999999999999999999999", "1E+400", "-0", "NaN", "null", "true", "",
    ];

    public static string Of(Random random)
    {
        var text = string.Join(random.Next(3) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 9)).Select(_ => One(random)));
        return random.Next(2_000) == 0 ? string.Concat(Enumerable.Repeat(text + " ", 1 + (10_000 / (text.Length + 1)))) : text;
    }

    private static string One(Random random) => random.Next(12) == 0 ? new string((char)random.Next(0x10000), random.Next(1, 4)) : Pieces[random.Next(Pieces.Length)];
}
