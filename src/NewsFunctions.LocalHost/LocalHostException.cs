namespace NewsFunctions.LocalHost;

/// <summary>What keeps the local host from starting, in one line for the person who started it.</summary>
public sealed class LocalHostException(string message) : Exception(message);
