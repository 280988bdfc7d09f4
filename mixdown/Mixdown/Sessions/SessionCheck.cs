using TopDown.Catalogue;
using TopDown.Plugin;

namespace TopDown.Mixdown.Sessions;

/// <summary>What a schema cannot say: names that meet, values that their parameters take, points in order.</summary>
/// <param name="fail">Called with the path and what is wrong there; throws.</param>
sealed class SessionCheck(Session session, Action<string, string> fail)
{
    readonly string[] _buses = [.. session.Buses.Select(b => b.Name)], _tracks = [.. session.Tracks.Select(t => t.Name)];

    public void All()
    {
        if (session.Tracks.Count == 0) fail("tracks", "there is no track; ./topdown init FOLDER writes a session with a folder's tracks");
        Unique("buses", "bus", _buses);
        Unique("tracks", "track", _tracks);
        for (int i = 0; i < _buses.Length; i++)
            if (_buses[i].Equals(Session.Master, StringComparison.OrdinalIgnoreCase)) fail($"buses[{i}].name", $"{Session.Master} is the mix bus (\"masterBus\"); give this bus another name");
        for (int i = 0; i < _tracks.Length; i++)
        {
            Meets($"tracks[{i}].bus", "bus", session.Tracks[i].Bus, _buses);
            NotEmpty($"tracks[{i}].file", session.Tracks[i].File);
            if (session.Tracks[i].Right is { } right) NotEmpty($"tracks[{i}].right", right);
        }
        Inserts("masterBus", session.MasterBus.Inserts);
        for (int i = 0; i < _buses.Length; i++) Inserts($"buses[{i}]", session.Buses[i].Inserts);
        for (int i = 0; i < session.Lanes.Count; i++) Lane($"lanes[{i}]", session.Lanes[i]);
    }

    void NotEmpty(string path, string text)
    {
        if (text.AsSpan().Trim().IsEmpty) fail(path, "this name is empty; write one");
    }

    void Unique(string list, string kind, string[] names)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < names.Length; i++)
        {
            NotEmpty($"{list}[{i}].name", names[i]);
            if (!seen.Add(names[i])) fail($"{list}[{i}].name", $"there are two {(kind == "bus" ? "buses" : "tracks")} \"{names[i]}\"; rename one");
        }
    }

    void Meets(string path, string kind, string name, string[] names)
    {
        if (!names.Contains(name, StringComparer.Ordinal)) fail(path, $"there is no {kind} \"{name}\"{Near.Hint(name, names)}");
    }

    void Inserts(string path, IReadOnlyList<Insert> inserts)
    {
        for (int i = 0; i < inserts.Count; i++)
        {
            Insert insert = inserts[i];
            string at = $"{path}.inserts[{i}]";
            PluginType type = Plugins.Find(insert.Plugin)!.Type; // the schema knows all
            if (insert.Preset is { } preset && !type.Presets.Any(p => p.Name == preset))
                fail(at + ".preset", $"{insert.Plugin} has no preset \"{preset}\"{Near.Hint(preset, type.Presets.Select(p => p.Name))}");
            foreach (var (id, text) in insert.Set) Set($"{at}.set.{id}", insert.Plugin, type.Page, id, text);
            if (insert.SideChain is { } key) Key(at + ".sideChain", insert.Plugin, type.Page, key);
        }
    }

    void Key(string path, string plugin, Page page, SideChain key)
    {
        if (page.Keys.Count == 0) fail(path, $"{plugin} has no side-chain; leave it out");
        if ((key.Bus == null) == (key.Tracks == null)) fail(path, "a side-chain hears either a \"bus\" or \"tracks\"; name one of them");
        if (key.Bus != null) Meets(path + ".bus", "bus", key.Bus, _buses);
        if (key.Tracks is { Count: 0 }) fail(path + ".tracks", "this list is empty; name a track or leave the side-chain out");
        for (int i = 0; i < key.Tracks?.Count; i++) Meets($"{path}.tracks[{i}]", "track", key.Tracks[i], _tracks);
    }

    void Set(string path, string plugin, Page page, string id, string text)
    {
        Parameter? p = page.Find(id);
        if (p == null) fail(path, $"{plugin} has no parameter \"{id}\"{Near.Hint(id, page.Parameters.Select(x => x.Id))}");
        else if (!p.IsStored) fail(path, $"{id} is a job of {plugin}'s editor and no value; leave it out");
        else if (SessionValues.Trouble(p, text) is { } trouble) fail(path, trouble);
    }

    void Lane(string path, Lane lane)
    {
        if ((lane.Track == null) == (lane.Bus == null)) fail(path, "a lane moves either a \"track\" or a \"bus\"; name one of them");
        if (lane.Track != null) Meets(path + ".track", "track", lane.Track, _tracks);
        if (lane.Bus != null) Meets(path + ".bus", "bus", lane.Bus, [.. _buses, Session.Master]);
        if (lane.Insert != null && lane.Track != null) fail(path + ".insert", "tracks have no inserts; name the bus that has it");
        Page? page = null;
        if (lane.Insert is { } name)
        {
            IReadOnlyList<Insert> inserts = lane.Bus == Session.Master ? session.MasterBus.Inserts : session.Buses.First(b => b.Name == lane.Bus).Inserts;
            if (!inserts.Any(i => i.Plugin == name)) fail(path + ".insert", $"{lane.Bus} has no insert \"{name}\"{Near.Hint(name, inserts.Select(i => i.Plugin))}");
            page = Plugins.Find(name)!.Type.Page;
            if (page.Find(lane.Parameter) is not { } p) fail(path + ".parameter", $"{name} has no parameter \"{lane.Parameter}\"{Near.Hint(lane.Parameter, page.Parameters.Select(x => x.Id))}");
            else if (!p.IsAutomatable) fail(path + ".parameter", $"{p.Id} cannot be automated; put it into the insert's \"set\"");
        }
        else if (lane.Parameter is not (Sessions.Lane.Volume or Sessions.Lane.Pan or Sessions.Lane.Mute))
        {
            fail(path + ".parameter", $"a {(lane.Track != null ? "track" : "bus")} has no parameter \"{lane.Parameter}\"{Near.Hint(lane.Parameter, [Sessions.Lane.Volume, Sessions.Lane.Pan, Sessions.Lane.Mute])} (for a plug-in's, name its \"insert\")");
        }
        if (lane.Points.Count == 0) fail(path + ".points", "this list is empty; give it a point or take the lane out");
        for (int i = 0; i < lane.Points.Count; i++)
        {
            string at = $"{path}.points[{i}]";
            if (i > 0 && lane.Points[i].Seconds < lane.Points[i - 1].Seconds) fail(at + ".seconds", "this point lies before the one above it; put them in order of time");
            string value = lane.Points[i].Value;
            if ((page == null ? SessionValues.Trouble(lane.Parameter, value) : SessionValues.Trouble(page.Find(lane.Parameter)!, value)) is { } trouble) fail(at + ".value", trouble);
        }
    }
}
