using BenchmarkDotNet.Attributes;

namespace NewsFunctions.Benchmarks;

/// <summary>Measures both readers over a whole corpus, each in a process of its own.</summary>
[MemoryDiagnoser]
public class ParserBenchmarks
{
    private PageCorpus corpus = PageCorpus.Ascii();

    [Params(true, false)]
    public bool Ascii { get; set; }

    [GlobalSetup]
    public void Setup() => corpus = Ascii ? PageCorpus.Ascii() : PageCorpus.Mixed();

    [Benchmark(Baseline = true)]
    public int SplitAndRegex() => Readers.Split(corpus);

    [Benchmark]
    public int Parser() => Readers.Parser(corpus);
}
