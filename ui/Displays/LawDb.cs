using TopDown.Ui.Editing;

namespace TopDown.Ui.Displays;

/// <summary>
/// A curve that a face draws, by the values (and readings) as they stand: dB at a frequency in Hz (equalisers), or dB out at dB in (transfer).
/// A static method of the face; allocates nothing. UI thread.
/// </summary>
public delegate double LawDb(Shown v, double x);
