namespace SafeHelp.Knowledge.Tests.Places;

/// <summary>The name after an office or a help is where it is, though it is also a word or looks like a person's name.</summary>
public sealed class ServicePlaceTests(Loaded loaded) : IClassFixture<Loaded>
{
    [Theory]
    [InlineData("tim trung tam tro giup phap ly hai phong", "31")]
    [InlineData("luat su ha noi", "01")]
    [InlineData("cho tam lanh hai duong", "31")]
    [InlineData("trung tam cong tac xa hoi thanh hoa", "38")]
    [InlineData("bac si tam ly an giang", "91")]
    public void An_office_points_at_its_place(string text, string province) =>
        loaded.Finder.Find(text)!.Province!.Code.ShouldBe(province);

    [Theory]
    [InlineData("em muon hoa binh trong nha")]
    [InlineData("khong an toan")]
    [InlineData("nha em co hai phong")]
    public void A_word_is_no_place_without_one(string text) =>
        loaded.Finder.Find(text).ShouldBeNull();
}
