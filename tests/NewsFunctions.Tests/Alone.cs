namespace NewsFunctions.Tests;

/// <summary>Tests with a limit of time, and the one that keeps a processor busy: they run one after the other and beside no other.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;
