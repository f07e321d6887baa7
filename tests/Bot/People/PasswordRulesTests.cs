using SafeHelp.Bot.People;
using SafeHelp.Knowledge.Content;

namespace SafeHelp.Bot.Tests.People;

/// <summary>Passwords by NIST SP 800-63B: long, not guessable, nothing else.</summary>
public sealed class PasswordRulesTests
{
    private readonly PasswordRules rules = new(CommonPasswords.Load(BotFixture.ContentFolder, new List<ContentProblem>()));

    [Theory]
    [InlineData("trăng non trên đồi")]
    [InlineData("con meo nha toi an ca")]
    [InlineData("xe đạp màu vàng 3 bánh")]
    [InlineData("k9#vQ2!mZx7&Lp")]
    [InlineData("mưa rào tháng bảy")]
    public void A_sentence_of_ones_own_is_good_with_marks_spaces_or_signs(string password) => rules.Fault(password, "lan@hoi.example").ShouldBeNull();

    [Theory]
    [InlineData("ngắn quá", PasswordFault.TooShort)]
    [InlineData("123456789012", PasswordFault.Common)]
    [InlineData("12345678901234567890", PasswordFault.Common)]
    [InlineData("password1234", PasswordFault.Common)]
    [InlineData("P@ssw0rd2026", PasswordFault.Common)]
    [InlineData("MatKhau@2026!!", PasswordFault.Common)]
    [InlineData("mật khẩu 2026", PasswordFault.Common)]
    [InlineData("anhyeuem123456", PasswordFault.Common)]
    [InlineData("Vietnamvodich1", PasswordFault.Common)]
    [InlineData("qwertyuiop123", PasswordFault.Common)]
    [InlineData("adminadminadmin", PasswordFault.Common)]
    [InlineData("hội phụ nữ việt nam", PasswordFault.Common)]
    [InlineData("abababababab", PasswordFault.Repeating)]
    [InlineData("nguyenthilan", PasswordFault.NamesItsOwner)]
    [InlineData("nguyenthilan1990", PasswordFault.NamesItsOwner)]
    public void What_guessers_try_first_is_refused(string password, PasswordFault fault) => rules.Fault(password, "nguyenthilan@hoi.example").ShouldBe(fault);

    [Fact]
    public void One_word_typed_by_two_keyboards_is_one_password() =>
        PasswordRules.Spelled("mế").ShouldBe(PasswordRules.Spelled("m\u0065\u0302\u0301"));

    [Theory]
    [InlineData("ten@hoi.vn", true)]
    [InlineData(" Ten.Ho@mail.hoi.vn ", true)]
    [InlineData("ten@hoi", false)]
    [InlineData("ten hoi.vn", false)]
    [InlineData("a@b@c.vn", false)]
    [InlineData("@hoi.vn", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_address_has_one_at_and_a_dot(string? email, bool isAddress) => Emails.IsAddress(email).ShouldBe(isAddress);
}
