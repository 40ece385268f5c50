using System.Diagnostics;
using System.Globalization;

namespace NewsFunctions.Benchmarks;

/// <summary>Compares both readers on one thread, in turns, so that a machine that slows down slows both.</summary>
internal static class SideBySide
{
    private const int Rounds = 7;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(300);

    public static void Print(PageCorpus corpus, TextWriter output)
    {
        Func<PageCorpus, int>[] readers = [Readers.Parser, Readers.Split];
        foreach (Func<PageCorpus, int> reader in readers)
        {
            Run(reader, corpus, WarmUp);
        }

        (double Speed, double Allocated)[][] measured = [new (double, double)[Rounds], new (double, double)[Rounds]];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < readers.Length; i++)
            {
                measured[i][round] = Run(readers[i], corpus, Round);
            }
        }

        (double parser, double parserAllocated) = Median(measured[0]);
        (double split, double splitAllocated) = Median(measured[1]);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{corpus.Name}: {corpus.Files.Count} pages, {(double)corpus.Bytes / corpus.Files.Count:F0} bytes each"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  parser           {parser,7:F1} MB/s  {parserAllocated,8:F0} bytes allocated per page"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  split and regex  {split,7:F1} MB/s  {splitAllocated,8:F0} bytes allocated per page"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ratio            {parser / split,7:F2}       {parserAllocated / splitAllocated,8:F2}"));
    }

    private static (double Speed, double Allocated) Run(Func<PageCorpus, int> reader, PageCorpus corpus, TimeSpan atLeast)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        int passes = 0;
        TimeSpan elapsed;
        do
        {
            if (reader(corpus) == 0)
            {
                throw new InvalidOperationException("Nothing was read.");
            }

            passes++;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed < atLeast);

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return (corpus.Bytes * (double)passes / elapsed.TotalSeconds / 1e6, allocated / ((double)passes * corpus.Files.Count));
    }

    private static (double Speed, double Allocated) Median((double Speed, double Allocated)[] rounds) =>
        (rounds.Select(static round => round.Speed).Order().ElementAt(Rounds / 2), rounds.Select(static round => round.Allocated).Order().ElementAt(Rounds / 2));
}
