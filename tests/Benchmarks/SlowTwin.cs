using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.Intrinsics.X86;

namespace TopDown.Benchmarks;

/// <summary>
/// This program once more, told to do without AVX, for the portable path of the blocks. It waits on its input and does one round for every
/// line, so that its turns are interleaved with ours; on the end of its input it writes its figures.
/// </summary>
sealed class SlowTwin : IDisposable
{
    readonly Process _process;

    SlowTwin(Process process) => _process = process;

    /// <summary>Null where there is nothing to switch off, or where the program cannot be started again.</summary>
    public static SlowTwin? Start(string option)
    {
        string program = Environment.ProcessPath ?? "";
        if (!Avx2.IsSupported || program.Length == 0) return null;
        ProcessStartInfo start = new(program) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet") start.ArgumentList.Add(Assembly.GetEntryAssembly()!.Location);
        start.ArgumentList.Add("bench");
        start.ArgumentList.Add(option);
        foreach (string set in (string[])["AVX", "AVX2", "FMA"]) start.Environment["DOTNET_Enable" + set] = "0";
        var process = Process.Start(start);
        if (process == null) return null;
        var twin = new SlowTwin(process);
        if (process.StandardOutput.ReadLine() == OwnBlocks.Flavour) throw new InvalidOperationException("The second process uses AVX2 although it was told not to.");
        return twin;
    }

    /// <summary>One turn for each of its candidates.</summary>
    public void Round()
    {
        _process.StandardInput.WriteLine();
        _process.StandardInput.Flush();
        _process.StandardOutput.ReadLine();
    }

    /// <summary>Its figures, in the order of <see cref="OwnBlocks.All"/>.</summary>
    public IReadOnlyList<(string Flavour, Cost Cost)> Finish()
    {
        _process.StandardInput.Close();
        var costs = new List<(string, Cost)>();
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            string[] part = line.Split(' ');
            costs.Add((part[0], new(Number(part[1]), Number(part[2]), (int)Number(part[3]))));
        }
        _process.WaitForExit();
        return costs;
    }

    /// <summary>The other side: what the second process does.</summary>
    public static void Serve(TextReader input, TextWriter output)
    {
        Candidate[] candidates = [.. OwnBlocks.All()];
        var race = new Race(candidates);
        race.WarmUp();
        Say(OwnBlocks.Flavour);
        while (input.ReadLine() != null)
        {
            race.Round();
            Say("");
        }
        foreach (Candidate c in candidates)
            Say(string.Create(CultureInfo.InvariantCulture, $"{c.Flavour} {c.Cost().P10} {c.Cost().Median} {c.Cost().Blocks}"));

        void Say(string line)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
