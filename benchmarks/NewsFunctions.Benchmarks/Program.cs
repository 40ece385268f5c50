using BenchmarkDotNet.Running;
using NewsFunctions.Benchmarks;

PageCorpus[] corpora = [PageCorpus.Ascii(), PageCorpus.Mixed()];
foreach (PageCorpus corpus in corpora)
{
    SameModel.Check(corpus);
}

if (args.Contains("--bdn"))
{
    BenchmarkSwitcher.FromAssembly(typeof(ParserBenchmarks).Assembly).Run([.. args.Where(static arg => arg != "--bdn")]);
    return;
}

foreach (PageCorpus corpus in corpora)
{
    SideBySide.Print(corpus, Console.Out);
}
