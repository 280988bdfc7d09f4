namespace TopDown.Mixdown.Mixing;

/// <summary>What a reading showed over a run: value i is of the frames from <paramref name="FirstFrame"/> + i·<paramref name="BlockFrames"/> on.</summary>
/// <param name="FirstFrame">Of the song; below the run's first where plug-ins in front have latency.</param>
/// <param name="BlockFrames">Frames a value.</param>
/// <param name="Values">The block's largest, in the reading's unit.</param>
public sealed record ReadingCurve(long FirstFrame, int BlockFrames, IReadOnlyList<float> Values);

/// <summary>What Learn proposes for an insert.</summary>
/// <param name="Normals">Host values (0…1) of all parameters, what was learned among them; as they were unless it is <paramref name="Done"/>.</param>
/// <param name="Outcome">As hosts show it: "Done", "Too short", "Too quiet", "Nothing to learn".</param>
/// <param name="Done">Values were proposed.</param>
public sealed record Learned(IReadOnlyList<double> Normals, string Outcome, bool Done);
