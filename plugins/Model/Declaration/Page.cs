namespace TopDown.Plugin;

/// <summary>
/// The declaration of a plug-in: identity, parameters in reading order, presets, readings, taps, keys. Built once by the
/// plug-in's static fields; immutable afterwards. Every page carries the wrapper's own parameters (bypass, trims …) first.
/// </summary>
public sealed class Page
{
    readonly List<Parameter> _parameters = [];
    readonly List<Group> _groups = [];
    readonly List<Reading> _readings = [];
    readonly List<Tap> _taps = [];
    readonly List<Ear> _ears = [];
    readonly Dictionary<string, Parameter> _byId = new(StringComparer.Ordinal);
    readonly Dictionary<uint, Parameter> _byNumber = [];
    readonly Group _root;

    /// <param name="name">Name in hosts. Frozen.</param>
    /// <param name="classId">Class id of the processor, 32 hexadecimal digits. Frozen. The controller's differs in the last digit.</param>
    /// <param name="subCategories">VST3 sub-categories, Fx first.</param>
    public Page(string name, string classId, string subCategories)
    {
        (Name, ClassId, SubCategories) = (name, classId.ToUpperInvariant(), subCategories);
        if (ClassId.Length != 32 || !ClassId.All(char.IsAsciiHexDigit)) throw new ArgumentException("A class id has 32 hexadecimal digits.", nameof(classId));
        Global = Room("", "Global", isGlobal: true);
        _root = Room("", name, isGlobal: false);

        Bypass = Global.Switch("bypass", "Bypass", tip: "Hear the input, delayed by the plug-in's latency, bit for bit.");
        Match = Global.Switch("bypass_match", "Level-matched bypass", tip: "While on, loudness in and out are measured; bypass then plays the input at the output's loudness, so that louder is not mistaken for better.", shortTitle: "Lev.byp");
        Delta = Global.Switch("delta", "Delta", tip: "Hear only what the plug-in changes: input minus output.");
        Input = Global.Decibels("input_db", "Input", -24, 24, 0, tip: "Trim before the chain: aim for the level that the preset is made for.");
        Output = Global.Decibels("output_db", "Output", -24, 24, 0, tip: "Trim after the chain.");
        MatchLoudness = Command("match", "Match loudness", leastSeconds: 3, mostSeconds: 10,
            "Play the loud part: after ten seconds (or when you switch it off) the output trim is set so that out is as loud as in.", "Match");
        Result = new Status(Global, "result", "Last result", "How the last Learn or Match ended: too short or too quiet changes nothing.");
        InPeak = Reading("in_peak_db", "Input peak", min: -90, max: 12);
        OutPeak = Reading("out_peak_db", "Output peak", min: -90, max: 12);
    }

    public const string Vendor = "TopDown";

    public string Name { get; }
    public string ClassId { get; }
    public string SubCategories { get; }

    /// <summary>One sentence for lists and the manual.</summary>
    public string Summary { get; init; } = "";
    public IReadOnlyList<Layout> Layouts { get; init; } = [Layout.Stereo, Layout.Mono];
    public IReadOnlyList<Key> Keys { get; init; } = [];

    /// <summary>Peak of the input that the presets are made for, dBFS: −12 on a bus, −6 on the master.</summary>
    public double CalibratedPeakDb { get; init; } = -12;

    /// <summary>Number of the sound: raised when the same values would sound different; stored with every state.</summary>
    public int Engine { get; init; } = 1;

    /// <summary>Called with fields of an older state version, to rename or convert them before they are read.</summary>
    public Action<int, IDictionary<string, string>>? Remap { get; init; }

    /// <summary>True: only tests and the command line find it.</summary>
    public bool IsHidden { get; init; }

    public Group Global { get; }
    public Toggle Bypass { get; }
    public Toggle Match { get; }
    public Toggle Delta { get; }
    public Param Input { get; }
    public Param Output { get; }
    public Command MatchLoudness { get; }
    public Status Result { get; }
    public Reading InPeak { get; }
    public Reading OutPeak { get; }

    public IReadOnlyList<Parameter> Parameters => _parameters;
    public IReadOnlyList<Group> Groups => _groups;
    public IReadOnlyList<Reading> Readings => _readings;
    public IReadOnlyList<Tap> Taps => _taps;
    public IReadOnlyList<Ear> Ears => _ears;

    /// <summary>Which ear is heard instead of the output, 0 = none; null on a page without ears.</summary>
    public Choice? Audition { get; private set; }

    /// <summary>How far the input's peaks lie from what the preset is made for, dB; null on a page without ears.</summary>
    public Reading? Fit { get; private set; }

    /// <summary>The reading that hosts show as gain reduction, if there is one.</summary>
    public Reading? GainReduction => _readings.Find(r => r.Role == HostRole.GainReduction);

    public Parameter? Find(string id) => _byId.GetValueOrDefault(id);
    public Parameter? Find(uint number) => _byNumber.GetValueOrDefault(number);

    /// <summary>A room of the page with a title of its own; ids are taken as they are.</summary>
    public Group Section(string title) => Room("", title, isGlobal: false);

    /// <summary>A group whose prefix leads every id and whose title leads every title.</summary>
    public Group Group(string prefix, string title) => Room(prefix, title, isGlobal: false);

    /// <summary>The same declaration once for every prefix.</summary>
    public T[] Repeat<T>(string[] prefixes, Func<Group, T> declare) =>
        [.. prefixes.Select(p => declare(Group(p, char.ToUpperInvariant(p[0]) + p[1..].Replace('_', ' '))))];

    public Param Decibels(string id, string title, double min, double max, double @default, string tip = "", string shortTitle = "") => _root.Decibels(id, title, min, max, @default, tip, shortTitle);
    public Toggle Switch(string id, string title, bool @default = false, string tip = "", string shortTitle = "") => _root.Switch(id, title, @default, tip, shortTitle);

    /// <summary>The user's jobs are global: presets never touch them.</summary>
    /// <param name="leastSeconds">Less is too short.</param>
    /// <param name="mostSeconds">It ends by itself then.</param>
    public Command Command(string id, string title, double leastSeconds, double mostSeconds, string tip = "", string shortTitle = "") =>
        Global.Command(id, title, leastSeconds, mostSeconds, tip, shortTitle);

    /// <param name="unit">Empty for plain numbers.</param>
    /// <param name="latest">The last value counts, not the largest of a block.</param>
    /// <param name="labels">Words for 0, 1, …: then the range follows from them, and the latest counts.</param>
    public Reading Reading(string id, string title, double min = 0, double max = 40, HostRole role = HostRole.None, string unit = "dB", bool latest = false, string[]? labels = null) =>
        Add(labels == null
            ? new Reading(id, title, min, max, role, _readings.Count) { Unit = unit, KeepsLatest = latest }
            : new(id, title, 0, labels.Length - 1, role, _readings.Count) { Unit = "", KeepsLatest = true, Labels = labels });

    Reading Add(Reading reading)
    {
        if (_byNumber.ContainsKey(reading.Number)) throw new InvalidOperationException($"{Name}: the number of {reading.Id} is taken.");
        _readings.Add(reading);
        return reading;
    }

    /// <summary>A detector of this page; the first one brings the wrapper's audition and input light along.</summary>
    /// <param name="threshold">What Learn sets for it.</param>
    /// <param name="reduction">Where a preset's goal is measured.</param>
    /// <param name="isRelative">The threshold does not hang on the input's level.</param>
    public Ear Ear(string id, string title, Param threshold, Reading reduction, bool isRelative = false)
    {
        var ear = new Ear(id, title, threshold, reduction, _ears.Count) { IsRelative = isRelative };
        if (Audition is Audition more) more.Add(title);
        else Audition = new Audition(Global, title);
        Fit ??= Add(new Reading("fit_db", "Input for the preset", -48, 48, HostRole.None, _readings.Count) { KeepsLatest = true, Says = InputLight.Text });
        _ears.Add(ear);
        return ear;
    }

    public Tap Tap(string id)
    {
        var tap = new Tap(id, _taps.Count);
        _taps.Add(tap);
        return tap;
    }

    /// <summary>The documented starting point: the first preset; its values are the defaults.</summary>
    public Preset Start(string name, string why, params Assignment[] assignments) => new(this, name, why, assignments);

    public Preset Preset(string name, string why, params Assignment[] assignments) => new(this, name, why, assignments);

    Group Room(string prefix, string title, bool isGlobal)
    {
        var group = new Group(this, prefix, title, isGlobal);
        _groups.Add(group);
        return group;
    }

    internal int Add(Parameter parameter)
    {
        if (!_byId.TryAdd(parameter.Id, parameter)) throw new InvalidOperationException($"{Name} declares {parameter.Id} twice.");
        if (!_byNumber.TryAdd(parameter.Number, parameter)) throw new InvalidOperationException($"{Name}: the number of {parameter.Id} is taken; rename one before anything ships.");
        _parameters.Add(parameter);
        return _parameters.Count - 1;
    }
}
