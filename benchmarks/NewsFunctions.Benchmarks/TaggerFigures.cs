using System.Diagnostics;
using System.Globalization;
using NewsFunctions.Parsing;
using NewsFunctions.Topics;

namespace NewsFunctions.Benchmarks;

/// <summary>What tagging costs: the first load of the vocabulary in this process, and a page with its fifteen listed headlines.</summary>
internal static class TaggerFigures
{
    private const int Rounds = 7;

    public static void Print(PageCorpus corpus, TextWriter output)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Vocabulary vocabulary = Vocabulary.Load(VocabularyFiles.Shipped()).Vocabulary!;
        double load = watch.Elapsed.TotalMilliseconds;
        Article[] articles = [.. corpus.Files.Select(static file => ArticleParser.Read(Readers.File(file)).Articles[0])];
        double[] rounds = new double[Rounds];
        for (int round = -Rounds; round < Rounds; round++)
        {
            watch.Restart();
            foreach (Article article in articles)
            {
                TopicTagger.Tag(article, vocabulary);
            }

            rounds[Math.Max(round, 0)] = watch.Elapsed.TotalMilliseconds / articles.Length;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"vocabulary: {vocabulary.All.Count} topics, {vocabulary.FormCount} names and phrases, first load {load:F0} ms"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tagger, {corpus.Name}: {rounds.Order().ElementAt(Rounds / 2):F2} ms a page"));
    }
}
