namespace TopDown.Ui.Editing;

/// <summary>What the sounding side shows an editor. Read on the UI thread, allocates nothing.</summary>
public interface IFeed
{
    /// <summary>0 while nothing is prepared.</summary>
    double SampleRate { get; }

    /// <summary>Largest value of a reading (the latest, where that counts) since the cursor, which moves on; its rest where no block came.</summary>
    float Since(ref long cursor, int reading);

    /// <summary>The newest frames of a tap (asking for them turns the tap on); false where there are not enough.</summary>
    bool Latest(int tap, Span<float> left, Span<float> right);

    /// <summary>Frames of a tap so far; stands still while no sound runs.</summary>
    long Written(int tap);

    /// <summary>The editor closes: taps go quiet.</summary>
    void Close();
}
