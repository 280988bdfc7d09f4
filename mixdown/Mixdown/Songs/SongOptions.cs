namespace TopDown.Mixdown.Songs;

/// <summary>How a song is opened.</summary>
public sealed record SongOptions
{
    /// <summary>Name of the layout that sorts a folder; null = the first one. A session has its own buses: naming both is an error.</summary>
    public string? Layout { get; init; }

    /// <summary>A session may name files outside its folder.</summary>
    public bool AllowOutside { get; init; }

    /// <summary>The folder's files are buses already (<c>--from-stems</c>): a file that is called like a bus is that bus, and nothing about it is unclear.</summary>
    public bool FilesAreBuses { get; init; }
}
