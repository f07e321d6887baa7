using System.Text;

namespace SafeHelp.Knowledge.Tests.Tables;

/// <summary>Writes Vietnamese as programs of before Unicode did.</summary>
internal static class OldText
{
    private static readonly Dictionary<char, string> Tcvn3 = Pairs(
        "Ă¡ Â¢ Ê£ Ô¤ Ơ¥ Ư¦ Đ§ ă¨ â© êª ô« ơ¬ ư\u00AD đ® àµ ả¶ ã· á¸ ạ¹ ằ» ẳ¼ ẵ½ ắ¾ ặÆ ầÇ ẩÈ ẫÉ ấÊ ậË èÌ ẻÎ ẽÏ éÐ ẹÑ ềÒ ểÓ ễÔ ếÕ ệÖ ì× ỉØ ĩÜ íÝ ịÞ òß ỏá õâ óã ọä ồå ổæ ỗç ốè ộé ờê ởë ỡì ớí ợî ùï ủñ ũò úó ụô ừõ ửö ữ÷ ứø ựù ỳú ỷû ỹü ýý ỵþ");

    private static readonly Dictionary<char, string> Vni = Pairs(
        "áaù àaø ảaû ãaõ ạaï âaâ ăaê ấaá ầaà ẩaå ẫaã ậaä ắaé ằaè ẳaú ẵaü ặaë éeù èeø ẻeû ẽeõ ẹeï êeâ ếeá ềeà ểeå ễeã ệeä íí ìì ỉæ ĩó ịò óoù òoø ỏoû õoõ ọoï ôoâ ốoá ồoà ổoå ỗoã ộoä ơô ớôù ờôø ởôû ỡôõ ợôï úuù ùuø ủuû ũuõ ụuï ưö ứöù ừöø ửöû ữöõ ựöï ýyù ỳyø ỷyû ỹyõ ỵî đñ");

    public static string Write(string encoding, string text) => encoding switch
    {
        // These fonts have no large letters with tones: a font of its own shows small ones large.
        "tcvn3" => string.Concat(text.Select(letter => Tcvn3.GetValueOrDefault(letter) ?? Tcvn3.GetValueOrDefault(char.ToLowerInvariant(letter)) ?? letter.ToString())),
        "vni" => string.Concat(text.Select(letter => Vni.GetValueOrDefault(letter) ?? Vni.GetValueOrDefault(char.ToLowerInvariant(letter))?.ToUpperInvariant() ?? letter.ToString())),
        _ => string.Concat(text.Select(Decomposed)),
    };

    public static byte[] Bytes(string encoding, string text) =>
        CodePagesEncodingProvider.Instance.GetEncoding(encoding == "1258" ? 1258 : 1252)!.GetBytes(Write(encoding, text));

    // Code page 1258 has the vowels and the tones apart.
    private static string Decomposed(char letter)
    {
        foreach (var row in new[] { Rows, Rows.ToUpperInvariant() })
        {
            var at = row.IndexOf(letter, StringComparison.Ordinal);
            if (at >= 0 && at % 6 > 0) return $"{row[at - at % 6]}{Tones[at % 6 - 1]}";
        }

        return letter.ToString();
    }

    private const string Rows = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ";
    private const string Tones = "\u0300\u0301\u0309\u0303\u0323";

    private static Dictionary<char, string> Pairs(string pairs) => pairs.Split(' ').ToDictionary(pair => pair[0], pair => pair[1..]);
}
