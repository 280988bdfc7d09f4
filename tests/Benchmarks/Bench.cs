using TopDown.Benchmarks.Peers;

namespace TopDown.Benchmarks;

/// <summary>What `topdown bench` does: every candidate in one run, interleaved.</summary>
public static class Bench
{
    /// <summary>The word by which the second process knows what it is for.</summary>
    public const string TwinOption = "--twin";

    /// <param name="root">The repository.</param>
    /// <param name="withPeers">Debian's plug-ins and meters beside ours; root installs what is missing.</param>
    /// <param name="isQuick">One round: shows that all works, its figures mean little.</param>
    /// <param name="tell">What is left out and why, a line each.</param>
    public static IReadOnlyList<Row> Run(string root, bool withPeers, bool isQuick, Action<string> tell)
    {
        var candidates = new List<Candidate>();
        try
        {
            candidates.AddRange(OwnBlocks.All());
            int blocks = candidates.Count;
            candidates.AddRange(WholePlugins.All(root, tell));
            Ffmpeg? ffmpeg = null;
            if (withPeers) candidates.AddRange(PeerList.Open(tell, out ffmpeg));
            using (ffmpeg)
            {
                using var twin = SlowTwin.Start(TwinOption);
                var race = new Race(candidates);
                race.WarmUp();
                // programs of their own have their turns at the beginning, in the middle and at the end
                int parts = isQuick ? 1 : 3;
                var part = TimeSpan.FromSeconds(isQuick ? 0 : withPeers ? 10 : 6);
                for (int i = 0; i < parts; i++)
                {
                    ffmpeg?.Turn();
                    race.Run(part, () => twin?.Round());
                }
                ffmpeg?.Turn();

                var rows = candidates.Select(c => new Row(c.Name, c.Stage, c.Flavour, c.Oversampling, c.Cost())).ToList();
                if (twin != null) rows.AddRange(twin.Finish().Zip(rows.Take(blocks), (t, r) => r with { Flavour = t.Flavour, Cost = t.Cost }).ToList());
                if (ffmpeg != null) rows.AddRange(ffmpeg.Rows());
                rows.AddRange(WholePlugins.Together(rows).ToList());
                return Row.Compare(rows);
            }
        }
        finally
        {
            foreach (Candidate c in candidates) c.Dispose();
        }
    }

    /// <summary>The second process, see <see cref="TwinOption"/>.</summary>
    public static void Serve(TextReader input, TextWriter output) => SlowTwin.Serve(input, output);
}
