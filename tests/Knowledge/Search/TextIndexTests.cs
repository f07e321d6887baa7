using SafeHelp.Knowledge.Search.Queries;
using SafeHelp.Knowledge.Search.Segments;

namespace SafeHelp.Knowledge.Tests.Search;

public sealed class TextIndexTests
{
    private static readonly string[] Vocabulary = [.. Enumerable.Range(0, 30).Select(at => $"{(char)('a' + (at % 7))}{at}")];

    private readonly Random random = new(17);

    [Theory]
    [InlineData(0)]
    [InlineData(39)]
    [InlineData(40)]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    public void A_length_in_one_byte_is_never_too_long_and_nearly_right(int length)
    {
        var kept = SmallFloat.Decode(SmallFloat.Encode(length));

        kept.ShouldBeLessThanOrEqualTo(length);
        kept.ShouldBeGreaterThanOrEqualTo(length - (length / 8));
    }

    [Fact]
    public void A_score_is_the_one_that_Lucene_documents()
    {
        var index = Index([["help", "near"], ["help"], ["other", "words", "here"]]);

        var score = index.Search(new TermQuery(new Term(Field.Folded, "help")), 1)[0].Score;

        var idf = Math.Log(1 + ((3 - 2 + 0.5) / (2 + 0.5)));
        score.ShouldBe((float)(idf * 1 / (1 + (1.2 * (0.25 + (0.75 * 1 / 2))))), tolerance: 1e-6f);
    }

    [Fact]
    public void Skipping_what_cannot_win_changes_no_answer()
    {
        var index = new TextIndex([Segment(3000), Segment(400), Segment(30)]);
        for (var round = 0; round < 400; round++)
        {
            var query = AnyQuery(3);

            var best = index.Search(query, 7).Select(found => found.Score);

            best.ShouldBe(EveryScore(index, query).OrderDescending().Take(7), tolerance: 1e-5, query.ToString());
        }
    }

    [Theory]
    [InlineData("a b", 0, 1)]
    [InlineData("b a", 0, 0)]
    [InlineData("a c", 0, 0)]
    [InlineData("a c", 1, 1)]
    [InlineData("b a", 2, 1)]
    public void A_phrase_keeps_its_order_unless_slop_allows(string phrase, int slop, int matches) =>
        Index([["a", "b", "c"], ["x", "y"]]).Count(new PhraseQuery(Field.Folded, phrase.Split(' '), slop)).ShouldBe(matches);

    [Theory]
    [InlineData("duong", "duogn", 1, true)]
    [InlineData("duong", "dung", 1, true)]
    [InlineData("duong", "dng", 1, false)]
    [InlineData("duong", "dng", 2, true)]
    [InlineData("duong", "xduongx", 2, true)]
    public void Edits_are_counted_with_a_swap_as_one(string term, string typed, int most, bool isNear) =>
        EditDistance.Near(["a", term, "zz"], typed, most).Any(near => near.Ordinal == 1).ShouldBe(isNear);

    private static List<float> EveryScore(TextIndex index, Query query)
    {
        var scores = new List<float>();
        for (var at = 0; at < index.Segments.Count; at++)
        {
            if (query.Scorer(new SegmentView(index, at)) is not { } scorer) continue;
            for (var document = 0; document < index.Segments[at].Count; document++) scores.Add(scorer.Score(document));
        }

        return [.. scores.Where(score => score >= 0)];
    }

    private Query AnyQuery(int depth) =>
        random.Next(depth == 0 ? 2 : 7) switch
        {
            0 or 1 => new TermQuery(Word()),
            2 => new PhraseQuery(Field.Folded, [Word().Text, Word().Text], random.Next(2)),
            3 => new PrefixQuery(new Term(Field.Folded, Word().Text[..1])),
            4 => new DisjunctionMaxQuery([AnyQuery(depth - 1), AnyQuery(depth - 1)]),
            5 => BooleanQuery.Any([AnyQuery(0), AnyQuery(0), AnyQuery(depth - 1)], 1 + random.Next(2)),
            _ => new BooleanQuery([new(Occur.Must, AnyQuery(depth - 1)), new(Occur.Should, AnyQuery(0)), new(Occur.Filter, AnyQuery(0)), new(Occur.MustNot, AnyQuery(0))]),
        };

    private Term Word() => new(Field.Folded, Vocabulary[Math.Min(random.Next(30), random.Next(30))]);

    private Segment Segment(int count) => Built([.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, 1 + random.Next(12)).Select(_ => Word().Text).ToArray())]);

    private static TextIndex Index(string[][] documents) => new([Built(documents)]);

    private static Segment Built(string[][] documents)
    {
        var builder = new SegmentBuilder(documents.Length);
        for (var at = 0; at < documents.Length; at++) builder.Add(at, Field.Folded, new TextTerms(documents[at], IsShared: at % 2 == 0));
        return builder.Build();
    }
}
