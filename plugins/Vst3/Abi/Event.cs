namespace TopDown.Vst3.Abi;

/// <summary><see cref="Event.Type"/>. An effect needs none of them; the list exists because hosts pass one.</summary>
public enum EventType : ushort
{
    NoteOn = 0,
    NoteOff = 1,
    Data = 2,
    PolyPressure = 3,
    NoteExpressionValue = 4,
    NoteExpressionText = 5,
    Chord = 6,
    Scale = 7,
    LegacyMidiCcOut = 65535,
}

/// <summary>20 bytes, at <see cref="Event.Payload"/> of a <see cref="EventType.NoteOn"/>.</summary>
public struct NoteOnEvent
{
    public short Channel, Pitch;
    public float Tuning, Velocity;
    public int Length, NoteId;
}

/// <summary>16 bytes, at <see cref="Event.Payload"/> of a <see cref="EventType.NoteOff"/>.</summary>
public struct NoteOffEvent
{
    public short Channel, Pitch;
    public float Velocity;
    public int NoteId;
    public float Tuning;
}

/// <summary>48 bytes; the last 24 hold what the type says.</summary>
public unsafe struct Event
{
    public int BusIndex;
    public int SampleOffset;
    public double PpqPosition;
    public ushort Flags;
    public EventType Type;
    public fixed ulong Payload[3];
}
