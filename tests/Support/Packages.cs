namespace TopDown.Testing;

/// <summary>Which package of Debian, Fedora and Arch brings a program; the one list of what the tests want from outside.</summary>
static class Packages
{
    public sealed record Package(string Apt, string Dnf, string Pacman, params string[] Paths);

    static readonly Package Ardour = new("ardour", "ardour7", "ardour"), Binutils = new("binutils", "binutils", "binutils"),
        X11 = new("x11-utils", "xprop xwininfo", "xorg-xprop xorg-xwininfo"), Lilv = new("lilv-utils", "lilv", "lilv"),
        Mingw = new("mingw-w64", "mingw64-gcc mingw64-gcc-c++", "mingw-w64-gcc"), Wine = new("wine wine64", "wine", "wine", "/usr/lib/wine/wine64");

    static readonly Dictionary<string, Package> All = new(StringComparer.Ordinal)
    {
        ["ardour7-lua"] = Ardour,
        ["ardour7-export"] = Ardour,
        ["ardour-vst3-scanner"] = Ardour with { Paths = ["/usr/lib/ardour7/ardour-vst3-scanner", "/usr/lib64/ardour7/ardour-vst3-scanner"] },
        ["wine"] = Wine,
        ["wine64"] = Wine,
        ["wineserver"] = Wine,
        ["clang"] = new("clang zlib1g-dev", "clang zlib-devel", "clang zlib"),
        ["lld"] = new("lld", "lld", "lld"),
        ["lld-link"] = new("lld", "lld", "lld", "/usr/bin/lld-link-19", "/usr/bin/lld-link-14"),
        ["readelf"] = Binutils,
        ["nm"] = Binutils,
        ["ffmpeg"] = new("ffmpeg", "ffmpeg-free", "ffmpeg"),
        ["sox"] = new("sox", "sox", "sox"),
        ["flac"] = new("flac", "flac", "flac"),
        ["Xvfb"] = new("xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb"),
        ["xdotool"] = new("xdotool", "xdotool", "xdotool"),
        ["xprop"] = X11,
        ["xwininfo"] = X11,
        ["import"] = new("imagemagick", "ImageMagick", "imagemagick"),
        ["makensis"] = new("nsis", "mingw32-nsis", "nsis"),
        ["qemu-x86_64"] = new("qemu-user", "qemu-user", "qemu-user"),
        ["dpkg-deb"] = new("dpkg", "dpkg", "dpkg"),
        ["x86_64-w64-mingw32-gcc"] = Mingw,
        ["x86_64-w64-mingw32-g++"] = Mingw,
        ["lv2ls"] = Lilv,
        ["lv2apply"] = Lilv,
        ["espeak-ng"] = new("espeak-ng", "espeak-ng", "espeak-ng"),
        ["fluidsynth"] = new("fluidsynth fluid-soundfont-gm", "fluidsynth fluid-soundfont-gm", "fluidsynth soundfont-fluid"),
        ["chromium"] = new("chromium", "chromium", "chromium"),
        ["python3"] = new("python3", "python3", "python"),
    };

    /// <summary>The package of a program; of a program not listed, a package of the same name is the guess.</summary>
    public static Package Of(string program) => All.TryGetValue(program, out Package? p) ? p : new(program, program, program);

    /// <summary>The line that installs it here, for the package manager that is here (apt when none is known).</summary>
    public static string InstallLine(Package p) =>
        Programs.Find("apt-get") is null && Programs.Find("dnf") is not null ? $"sudo dnf install {p.Dnf}"
        : Programs.Find("apt-get") is null && Programs.Find("pacman") is not null ? $"sudo pacman -S {p.Pacman}"
        : $"sudo apt-get install --no-install-recommends {p.Apt}";
}
