using System.Collections.Concurrent;

namespace TopDown.Testing;

/// <summary>A host that ended before it did anything with the plug-in: not the plug-in's fault, and the only failure that is tried again.</summary>
public sealed class HostDidNotStartException(string message) : Exception(message);

/// <summary>
/// A host that did not start is tried once more, and counted, so that a shaky machine shows. Whatever happens after the start, a wrong
/// sample above all, is never tried again.
/// </summary>
public static class StartCounter
{
    static readonly ConcurrentDictionary<string, int> Counts = new(StringComparer.Ordinal);
    static readonly Lock Writing = new();

    /// <summary>How often <paramref name="host"/> had to be started again in this process.</summary>
    public static int Restarts(string host) => Counts.GetValueOrDefault(host);

    /// <summary>Runs <paramref name="attempt"/>; once more if it throws <see cref="HostDidNotStartException"/>. Each such start is a line of artifacts/test-logs/host-restarts.txt.</summary>
    public static T Run<T>(string host, Func<T> attempt) => Run(host, 1, attempt);

    /// <summary>The same for a host that is known to die by itself, with so many <paramref name="retries"/>; say why beside the call.</summary>
    public static T Run<T>(string host, int retries, Func<T> attempt)
    {
        for (int n = 0; ; n++)
        {
            try
            {
                return attempt();
            }
            catch (HostDidNotStartException e) when (n < retries)
            {
                Counts.AddOrUpdate(host, 1, static (_, n) => n + 1);
                lock (Writing) File.AppendAllText(Path.Combine(Repo.TestLogs, "host-restarts.txt"), $"{host}: {e.Message.ReplaceLineEndings(" ")}\n");
            }
        }
    }
}
