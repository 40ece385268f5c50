using NewsFunctions.LocalHost;

try
{
    await using LocalNews news = await LocalNews.StartAsync(args, Console.WriteLine);
    await news.WaitForShutdownAsync();
    return 0;
}
catch (LocalHostException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
