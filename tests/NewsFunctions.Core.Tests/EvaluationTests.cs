using NewsFunctions.Benchmarks;
using NewsFunctions.Topics;

namespace NewsFunctions.Core.Tests;

/// <summary>The tagger stays as good on texts it was not made for; docs/vocabulary.md has what was measured.</summary>
public sealed class EvaluationTests
{
    [Theory]
    [InlineData("headlines", 0.89, 0.79, 0.88, 0.92, 0.65)]
    [InlineData("stories", 0.82, 0.78, 0.89, 0.89, 0.83)]
    public void The_report_set_is_tagged_no_worse_than_before(string set, double precision, double primaryRecall, double names, double places, double sections)
    {
        TopicEvaluation evaluation = new(Vocabulary.BuiltIn);
        foreach (LabelledText text in TopicEvaluation.Read(Path.Combine(Repository.Tests, "Evaluation", $"{set}.report.jsonl")))
        {
            evaluation.Add(text);
        }

        Assert.InRange(evaluation.Precision, precision, 1);
        Assert.InRange(evaluation.PrimaryRecall, primaryRecall, 1);
        Assert.InRange(evaluation.NamesF1, names, 1);
        Assert.InRange(evaluation.PlacesF1, places, 1);
        Assert.InRange(evaluation.Sections, sections, 1);
    }
}
