using TopDown.Dsp;
using TopDown.Mixdown.Sessions;
using TopDown.Mixdown.Songs;

namespace TopDown.Mixdown.Mixing;

/// <summary>The inserts of a bus, or of the mix bus, in series.</summary>
sealed class InsertChain : IDisposable
{
    readonly List<InsertLine> _lines = [];

    /// <param name="bus">Index of the bus, or <see cref="InsertPlace.Master"/>.</param>
    /// <param name="before">Latency of what comes before the chain, frames.</param>
    public InsertChain(Song song, int bus, IReadOnlyList<InsertSettings> inserts, Func<InsertPlace, InsertSettings, IInsert> make, int before, long first)
    {
        string name = bus == InsertPlace.Master ? Session.Master : song.Buses[bus].Name;
        try
        {
            for (int i = 0; i < inserts.Count; i++)
            {
                string plugin = inserts[i].Type.Page.Name;
                // of two of one kind the first is meant
                bool isFirst = !inserts.Take(i).Any(other => other.Type == inserts[i].Type);
                Lane[] lanes = [.. song.Session.Lanes.Where(l => isFirst && l.On && l.Bus == name && l.Insert == plugin)];
                var place = new InsertPlace(bus, i);
                _lines.Add(new(inserts[i], s => make(place, s), lanes, song.Rate, before + Latency, first));
                Latency += _lines[^1].Latency;
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public int Latency { get; private set; }

    public InsertLine this[int index] => _lines[index];

    /// <summary>In place, block by block.</summary>
    /// <param name="at">Frames since the run began, a multiple of the block.</param>
    public void Process(Audio x, MixSlot slot, long at)
    {
        for (int i = 0; i < _lines.Count; i++)
        {
            Audio key = _lines[i].Key(slot, x.Length);
            for (int done = 0; done < x.Length; done += IInsert.MaxFrames)
            {
                int n = Math.Min(IInsert.MaxFrames, x.Length - done);
                _lines[i].Process(x.Slice(done, n), key.Length > 0 ? key.Slice(done, n) : default, at + done);
            }
        }
    }

    public void Dispose()
    {
        foreach (InsertLine line in _lines) line.Dispose();
    }
}
