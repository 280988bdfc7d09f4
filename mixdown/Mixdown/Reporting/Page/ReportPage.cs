using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TopDown.Mixdown.Reporting.Page;

/// <summary>
/// report.html: the report as one page that needs nothing beside it. Reads without JavaScript, prints, asks no network (a content security policy forbids it) and
/// runs no script but its own. The same report gives the same bytes.
/// </summary>
public static class ReportPage
{
    public const string FileName = "report.html";

    /// <summary>Writes beside <paramref name="path"/>, then moves.</summary>
    /// <exception cref="UserException">It cannot be written.</exception>
    public static void Write(MixReport report, string path) => WholeFile.Write(path, to => Write(report, to));

    /// <summary>Writes the page as UTF-8; the sound goes straight into the stream.</summary>
    public static void Write(MixReport report, Stream to)
    {
        var heard = report.Clips.Where(c => c.Samples.Count > 0).ToList();
        string[] parts = Text(report).Split(Players.Mark); // text, number, text, number … text
        for (int i = 0; i < parts.Length; i++)
            if (i % 2 == 0) to.Write(Encoding.UTF8.GetBytes(parts[i]));
            else Sound(heard[int.Parse(parts[i], System.Globalization.CultureInfo.InvariantCulture)], to);
    }

    static string Text(MixReport r)
    {
        string script = Resource("report.js");
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        (string Id, string Title, Html Body)[] sections =
        [
            ("listen", "Listen", Players.Render(r)),
            ("steps", "What was done", Summary.Steps(r)),
            ("findings", "Findings", Summary.Findings(r)),
            ("loudness", "Loudness", Details.Loudness(r)),
            ("plugins", "Plug-ins", Inserts.Render(r)),
            ("sound", "Spectrum, stereo", Details.Sound(r)),
            ("elsewhere", "Other equipment", Details.Elsewhere(r)),
            ("orders", "Other order", Details.Comparison(r)),
            ("routing", "Routing, levels", Details.Routing(r)),
            ("files", "Files", Details.Files(r)),
        ];
        return Html.Of($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{Html.Raw(hash)}'; media-src data:; img-src data:; base-uri 'none'; form-action 'none'"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <link rel="icon" href="data:,"/>
            <title>{r.Song.Name}: mix report</title>
            <style>{Html.Raw(Resource("report.css"))}</style>
            </head>
            <body>
            <a class="skip" href="#main">To the report</a>
            <nav aria-label="Sections"><a href="#result">Result</a>{sections.Where(s => s.Body.ToString().Length > 0).Select(s => Html.Of($"<a href=\"#{s.Id}\">{s.Title}</a>"))}<button type="button" id="theme" class="js">Colours: as the system</button></nav>
            <main id="main" tabindex="-1">
            {Summary.Top(r)}
            {sections.Select(s => s.Body)}
            </main>
            <footer><p>{r.Program.Name} {r.Program.Version}. The numbers for programs are in <a href="./{ReportJson.FileName}">{ReportJson.FileName}</a>. Loudness by ITU-R BS.1770-5 and EBU R 128.</p></footer>
            <script>{Html.Raw(script)}</script>
            </body>
            </html>

            """).ToString();
    }

    static string Resource(string name)
    {
        using Stream stream = typeof(ReportPage).Assembly.GetManifestResourceStream($"TopDown.Mixdown.Reporting.{name}") ?? throw new InvalidOperationException($"{name} is not in the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    // A WAV of 16 bit in base64, by pieces of whole groups of three bytes. Samples are rounded: the passage is loud, and dither would need a seed a clip.
    static void Sound(Clip clip, Stream to)
    {
        const int HeaderBytes = 44, Piece = 3 << 14;
        int channels = clip.Samples.Count, frames = clip.Samples[0].Length, bytes = frames * channels * sizeof(short);
        byte[] piece = new byte[Piece];
        int filled = 0;
        Header(piece, clip.Rate, channels, bytes);
        filled = HeaderBytes;
        for (int i = 0; i < frames; i++)
            for (int c = 0; c < channels; c++)
            {
                BinaryPrimitives.WriteInt16LittleEndian(piece.AsSpan(filled), (short)Math.Clamp(MathF.Round(clip.Samples[c][i] * 32768), short.MinValue, short.MaxValue));
                filled += sizeof(short);
                if (filled == Piece) Flush();
            }
        Flush();

        void Flush()
        {
            to.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(piece, 0, filled)));
            filled = 0;
        }
    }

    static void Header(Span<byte> to, int rate, int channels, int bytes)
    {
        "RIFF\0\0\0\0WAVEfmt \u0010\0\0\0\u0001\0"u8.CopyTo(to);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], 36 + bytes);
        BinaryPrimitives.WriteInt16LittleEndian(to[22..], (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(to[24..], rate);
        BinaryPrimitives.WriteInt32LittleEndian(to[28..], rate * channels * sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(to[32..], (short)(channels * sizeof(short)));
        BinaryPrimitives.WriteInt16LittleEndian(to[34..], 16);
        "data"u8.CopyTo(to[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(to[40..], bytes);
    }
}
