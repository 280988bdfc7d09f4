using static TopDown.Dsp.Translation.SectionShape;

namespace TopDown.Dsp.Translation;

/// <summary>
/// The five that a mix is taken to. Points and how they came about: docs/translations.md. The sections were fitted to the points by a search
/// for the least of the largest errors.
/// </summary>
public static class Devices
{
    /// <summary>Largest error of the sections at a point from 100 Hz to 10 kHz, at 44.1 kHz and above.</summary>
    public const double FitDb = 1;

    static readonly double[] s_thirds = [40, 50, 63, 80, 100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500, 3150, 4000, 5000, 6300, 8000, 10000, 12500, 16000];

    public static PlaybackDevice Phone { get; } = new()
    {
        Id = "phone",
        Name = "Phone",
        IsMono = true,
        Source = "Measured miniature speaker with its correction (Sound Open Firmware, example_spk_eq.m, 2016–2020); its low edge moved down two third-octaves, the least that meets 3GPP TS 26.131 table 14a (hand-held hands-free).",
        Points = From(100, [-34.8, -29.8, -24.8, -19.8, -14.6, -11.3, -7.9, -0.3, 0.2, 0.6, 0.2, 0.9, 0.8, 0.5, 1.7, 2.2, 3.5, 3.6, 3.0, 3.8, 0.2, -5.7, -17.8]),
        Sections =
        [
            new(HighPass, 472.3, 0.7962), new(LowShelf, 299, 0.5238, -8.688), new(Bell, 290.7, 1.059, 2.935), new(Bell, 368.4, 1.831, -4.357), new(Bell, 521.7, 4.954, 4.033),
            new(Bell, 688.9, 1.484, 1.291), new(Bell, 4143, 0.7865, 1.658), new(Bell, 9660, 0.956, 10.41), new(LowPass, 7192, 0.6325), new(LowPass, 11020, 0.6854),
        ],
    };

    public static PlaybackDevice SmartSpeaker { get; } = new()
    {
        Id = "smart-speaker",
        Name = "Smart speaker",
        IsMono = true,
        Source = "Measured mid-size smart speaker (75 mm woofer, 19 mm tweeter): low edge by Audio Science Review, above 100 Hz the inverse of its published correction (both in github.com/pierreaubert/spinorama, Google Nest Audio).",
        Points = From(40, [-13.1, -5.8, -1.4, 0.6, 2.0, 0.9, 1.0, 1.3, 0.7, 0.5, 0.4, 0.6, 0.9, 0.6, -0.1, 0.1, 0.2, -0.2, -0.6, 0.3, 0.9, 1.4, 1.9, 2.3, 3.1, 2.7, 0.6]),
        Sections =
        [
            new(HighPass, 58.08, 1.071), new(HighPass, 49.26, 0.4943), new(Bell, 88.43, 1.227, 2.506), new(Bell, 206.8, 2.921, 1.002), new(Bell, 663.6, 1.266, 0.9117),
            new(Bell, 987.3, 3.905, -0.552), new(Bell, 2367, 3.78, -1.112), new(Bell, 7278, 0.9008, 2.041), new(Bell, 11210, 5.169, 3.854),
        ],
    };

    public static PlaybackDevice BluetoothSpeaker { get; } = new()
    {
        Id = "bluetooth-speaker",
        Name = "Bluetooth speaker",
        IsMono = true,
        Source = "A typical portable one: above 200 Hz the inverse of the published correction of a measured one (github.com/pierreaubert/spinorama, Sonos Roam); 24 dB/oct below the passive radiator (Small, JAES 22/8, 1974) from 88 Hz, measured on a box with a 3.5-inch woofer (lifewire.com/sonos-play-1-measurements-4103874).",
        Points = From(40, [-27.4, -19.6, -11.8, -4.8, -1.1, 0.1, 0.3, 0.4, 0.4, 0.4, 0.3, 0.0, 0.0, 0.3, 0.7, 0.3, 0.2, 0.5, 0.4, 0.4, -0.1, 0.2, 1.1, 2.4, 2.7, 1.4, 0.4]),
        Sections = [new(HighPass, 78.22, 0.4415), new(HighPass, 90.77, 1.526), new(Bell, 431.7, 0.3, 0.4455), new(Bell, 9134, 2.003, 3.063)],
    };

    // A shelf of RBJ's form with Q 0.707, evaluated at the thirds; the filter is the same shelf, so this curve has nothing to fit.
    public static PlaybackDevice Car { get; } = new()
    {
        Id = "car",
        Name = "Car",
        IsMono = false,
        IsDriven = true,
        Source = "What listeners set in a car, +13 dB of bass and −2 dB of treble (Dennis, AES paper 9393, 2015), less what they set in a room, about +6 dB below 105 Hz and −2.5 dB at 10 kHz (Olive, Welti and McMullin, AES paper 8994, 2013): 7 dB more bass, the treble alike.",
        Points = From(40, [6.8, 6.6, 6.1, 5.2, 3.8, 2.4, 1.2, 0.5, 0.2, 0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        Sections = [new(LowShelf, 105, MatchedDesign.ButterworthQ, 7)],
    };

    public static PlaybackDevice Mono { get; } = new()
    {
        Id = "mono",
        Name = "Mono",
        IsMono = true,
        Source = "The sum (left + right)/2 with no curve: one loudspeaker in the kitchen, a shop's ceiling, a club.",
        Points = From(40, new double[27]),
        Sections = [],
    };

    /// <summary>In the order of the report.</summary>
    public static IReadOnlyList<PlaybackDevice> All { get; } = [Phone, SmartSpeaker, BluetoothSpeaker, Car, Mono];

    /// <summary>Sections of the device that has most.</summary>
    public static int MostSections { get; } = All.Max(d => d.Sections.Count);

    static ResponsePoint[] From(double hz, double[] db) => [.. s_thirds.SkipWhile(f => f < hz).Zip(db, (f, d) => new ResponsePoint(f, d))];
}
