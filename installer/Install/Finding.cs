namespace TopDown.Install;

/// <summary>Something the doctor does not like, and what helps.</summary>
public sealed record Finding(string What, string Remedy)
{
    public override string ToString() => $"{What}\n    {Remedy}";
}
