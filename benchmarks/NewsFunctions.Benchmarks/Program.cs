using BenchmarkDotNet.Running;
using NewsFunctions.Benchmarks;

if (args is ["--topics", .. string[] files])
{
    TopicEvaluation.Run(files, Console.Out);
    return;
}

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

TaggerFigures.Print(corpora[0], Console.Out);
foreach (PageCorpus corpus in corpora)
{
    SideBySide.Print(corpus, Console.Out);
}
