using System.Runtime.InteropServices;
using TopDown.Testing;

namespace TopDown.Benchmarks.Peers;

/// <summary>The peers that are here. Root gets the missing ones by apt; anyone else is told the line for each.</summary>
static class PeerList
{
    const string LilvPackage = "liblilv-0-0", FfmpegPackage = "ffmpeg";

    /// <param name="tell">A line for every peer that is left out.</param>
    /// <param name="ffmpeg">Its filters; null when it is missing.</param>
    public static IReadOnlyList<Candidate> Open(Action<string> tell, out Ffmpeg? ffmpeg)
    {
        ffmpeg = null;
        if (!OperatingSystem.IsLinux())
        {
            tell("peers are Debian's packages: --peers works on Linux.");
            return [];
        }
        string[] missing = Missing();
        if (missing.Length > 0 && Environment.IsPrivilegedProcess && Programs.Find("apt-get") is { } apt)
        {
            tell($"installing {string.Join(' ', missing)} …");
            Install(apt, missing, tell);
            missing = Missing();
        }
        if (!missing.Contains(FfmpegPackage)) ffmpeg = new();
        var peers = new List<Candidate>();
        if (!missing.Contains(LoudnessPeer.Package)) peers.Add(new LoudnessPeer());
        var world = Lv2World.Open();
        foreach (Lv2Peer peer in Lv2Peers.All)
            if (world != null && world.Find(peer.Uri) is var plugin and not 0) Add(peers, world, plugin, peer, tell);
        foreach (string package in missing) tell($"{Names(package)}: left out, install it by: apt-get install --no-install-recommends {package} (as root)");
        return peers;
    }

    static void Add(List<Candidate> peers, Lv2World world, nint plugin, Lv2Peer peer, Action<string> tell)
    {
        try
        {
            peers.Add(new Lv2Candidate(world, plugin, peer.Name, peer.Stage, peer.Controls));
        }
        catch (InvalidOperationException e)
        {
            tell(e.Message + " It is left out.");
        }
    }

    static string[] Missing()
    {
        var missing = new HashSet<string>(StringComparer.Ordinal);
        var world = Lv2World.Open();
        if (world == null) missing.Add(LilvPackage);
        foreach (Lv2Peer peer in Lv2Peers.All)
            if (world == null || world.Find(peer.Uri) == 0) missing.Add(peer.Package);
        if (!NativeLibrary.TryLoad(LoudnessPeer.Library, out _)) missing.Add(LoudnessPeer.Package);
        if (Programs.Find("ffmpeg") == null) missing.Add(FfmpegPackage);
        return [.. missing];
    }

    static string Names(string package) => package switch
    {
        LilvPackage => "every LV2 peer",
        LoudnessPeer.Package => "libebur128",
        FfmpegPackage => "ffmpeg's filters",
        _ => string.Join(", ", Lv2Peers.All.Where(p => p.Package == package).Select(p => p.Name)),
    };

    static void Install(string apt, string[] packages, Action<string> tell)
    {
        var quiet = new Dictionary<string, string?>(StringComparer.Ordinal) { ["DEBIAN_FRONTEND"] = "noninteractive" };
        string[] common = ["-q", "-o", "DPkg::Lock::Timeout=300"];
        Programs.Run(apt, [.. common, "update"], quiet, TimeSpan.FromMinutes(5), Path.GetTempPath());   // an old list may still do
        foreach (string package in packages)
        {
            var outcome = Programs.Run(apt, [.. common, "install", "-y", "--no-install-recommends", package], quiet, TimeSpan.FromMinutes(10), Path.GetTempPath());
            if (!outcome.Succeeded) tell($"apt could not install {package}: {outcome.Error.Trim().Split('\n')[^1]}");
        }
    }
}
