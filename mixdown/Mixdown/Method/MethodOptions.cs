using TopDown.Mixdown.Bouncing;
using TopDown.Mixdown.Reporting;

namespace TopDown.Mixdown.Method;

/// <summary>How the method is to be gone through.</summary>
public sealed record MethodOptions
{
    public MixOrder Order { get; init; } = MixOrder.TopDown;

    /// <summary>Numbers (1…5) of the steps that are left out.</summary>
    public IReadOnlySet<int> LeaveOut { get; init; } = new HashSet<int>();

    public BounceTarget Target { get; init; } = new();

    /// <summary>Threads that work at the same time. Changes no byte.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
