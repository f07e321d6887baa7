using SafeHelp.Knowledge.Content.Editing;
using SafeHelp.Knowledge.Tests.Places;

namespace SafeHelp.Knowledge.Tests.Content;

/// <summary>Staff edit a part of a content file; all the rest of the file stays as it was, to the letter.</summary>
public sealed class PartFormTests
{
    private const string Topic = """
        # Lời đầu tệp
        topic: shelter
        title: chỗ tạm lánh
        answers:
          # câu chung
          - text: |
              Dòng một.
              📞 {vn-113} – dòng hai
            hotlines: [vn-113]   # số cần gọi
            next:
              - { title: Gần đây, send: Nơi gần đây }
              - { title: Gặp người thật, send: Gặp người thật }

          # câu cho trẻ
          - for: [self_child]
            text: Con ơi, gọi đi.
        """;

    public static TheoryData<string> Files =>
    [
        "topics/domestic_violence.yml", "topics/greeting.yml", "questions.yml", "replies/occasions.yml", "replies/sentences.yml", "replies/phrases.yml", "calendar.yml", "desk.yml",
        "listings/hotlines.yml", "listings/centres.yml",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Whatever_part_is_edited_the_text_before_and_after_its_value_stays(string name)
    {
        var text = File.ReadAllText(Path.Combine(Loaded.Content, name));
        var file = YamlText.Read(text)!;
        var parts = ContentParts.Of(name, file);
        parts.ShouldNotBeEmpty();

        foreach (var part in parts.Where((_, i) => i % Math.Max(1, parts.Count / 6) == 0))
        {
            foreach (var field in ContentParts.Fields(part.Kind))
            {
                var typed = Typed(field.Kind);
                var edited = PartForm.Write(file, part, new Dictionary<string, string> { [field.Key] = typed }).ShouldNotBeNull($"{part} {field}");
                var after = YamlText.Read(edited)!;

                PartForm.Read(after, part, field).ShouldBe(typed, $"{part} {field}");
                var others = ContentParts.Of(name, after);
                others.Select(other => other.Path).ShouldBe(parts.Select(other => other.Path));
                Same(text, edited).ShouldBeGreaterThan(text.Length - PartForm.Source(file, part).Length - 1, $"{part} {field}: only the part itself may differ");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_not_changed_in_a_form_leaves_the_file_as_it_is(string name)
    {
        var text = File.ReadAllText(Path.Combine(Loaded.Content, name));
        var file = YamlText.Read(text)!;

        foreach (var part in ContentParts.Of(name, file))
            PartForm.Write(file, part, ContentParts.Fields(part.Kind).ToDictionary(field => field.Key, field => PartForm.Read(file, part, field))).ShouldBe(text, part.ToString());
    }

    [Fact]
    public void An_edited_answer_keeps_the_comments_around_it()
    {
        var file = YamlText.Read(Topic)!;
        var part = ContentParts.Of("topics/shelter.yml", file)[1];

        var edited = PartForm.Write(file, part, new Dictionary<string, string> { ["text"] = "Câu mới: có dấu hai chấm\n\nvà dòng ba #1", ["hotlines"] = "vn-113\nvn-115", ["next"] = "Gần đây | tôi hỏi: ở đâu, gần không?" })!;

        edited.ShouldBe("""
            # Lời đầu tệp
            topic: shelter
            title: chỗ tạm lánh
            answers:
              # câu chung
              - text: |
                  Câu mới: có dấu hai chấm

                  và dòng ba #1
                hotlines: [vn-113, vn-115]   # số cần gọi
                next:
                  - { title: Gần đây, send: 'tôi hỏi: ở đâu, gần không?' }

              # câu cho trẻ
              - for: [self_child]
                text: Con ơi, gọi đi.
            """);
    }

    [Fact]
    public void A_key_that_was_not_there_is_added_at_the_end_of_its_part()
    {
        var file = YamlText.Read(Topic)!;
        var part = ContentParts.Of("topics/shelter.yml", file)[2];

        var edited = PartForm.Write(file, part, new Dictionary<string, string> { ["hotlines"] = "vn-111-tre-em", ["next"] = "Gặp người thật" })!;

        edited.ShouldEndWith("text: Con ơi, gọi đi.\n    hotlines: [vn-111-tre-em]\n    next:\n      - { title: Gặp người thật }");
    }

    [Theory]
    [InlineData("calendar.yml", PartKind.Observance, "slogan")]
    [InlineData("desk.yml", PartKind.Holiday, "source")]
    [InlineData("desk.yml", PartKind.ReadyAnswer, "say")]
    public void A_part_is_added_and_taken_away_again(string name, PartKind kind, string key)
    {
        var file = YamlText.Read(File.ReadAllText(Path.Combine(Loaded.Content, name)))!;
        var typed = new Dictionary<string, string> { ["name"] = "Dịp [MẪU]: thử", ["from"] = "3/2", ["to"] = "4/2", [key] = "Câu 'thử' # một", ["topics"] = "shelter" };

        var grown = YamlText.Read(PartForm.Add(file, kind, typed)!)!;
        var added = ContentParts.Of(name, grown).Last(part => part.Kind == kind);
        var back = YamlEdit.Without(grown, added.Path);

        grown.Words($"{added.Path}/{key}").ShouldBe("Câu 'thử' # một");
        grown.Words($"{added.Path}/name").ShouldBe("Dịp [MẪU]: thử");
        back!.TrimEnd().ShouldBe(file.Text.TrimEnd());
    }

    [Fact]
    public void What_is_no_yaml_is_not_read()
    {
        YamlText.Read("a: [1").ShouldBeNull();
        YamlText.Read("").ShouldBeNull();
    }

    [Theory]
    [InlineData("topics/shelter.yml", true)]
    [InlineData("../topics/shelter.yml", false)]
    [InlineData("topics/../../x.yml", false)]
    [InlineData("/etc/x.yml", false)]
    [InlineData("topics/x.txt", false)]
    public void A_path_stays_inside_the_folder(string path, bool isContent) => MergedFolder.IsContent(path).ShouldBe(isContent);

    private static string Typed(FieldKind kind) => kind switch
    {
        FieldKind.Line => "Chữ 'mới': có # và [ngoặc], {mã}",
        FieldKind.Text => "Dòng một: “nháy”\n\n- dòng ba {vn-113}\n# dòng bốn",
        FieldKind.List => "mục một\nmục: hai, ba\n# mục 'bốn'",
        FieldKind.Taps => "Nút một | gửi, một: hai\nNút hai",
        _ => "111 | 111 | miễn phí\n1900 0000 | 19000000",
    };

    // Letters that both texts share at the beginning and at the end.
    private static int Same(string one, string other)
    {
        var shortest = Math.Min(one.Length, other.Length);
        var head = Enumerable.Range(0, shortest).TakeWhile(i => one[i] == other[i]).Count();
        return head + Enumerable.Range(1, shortest - head).TakeWhile(i => one[^i] == other[^i]).Count();
    }
}
