using TopDown.Vst3.Abi;
using Xunit;

namespace TopDown.Vst3.Tests;

/// <summary>
/// Sizes and offsets as a C++ compiler prints them (sizeof, offsetof; g++ 12 for x86-64, VST3 headers 3.7.14; 64-bit
/// Windows and macOS pack these structures alike). A wrong one reads or writes the neighbour's memory.
/// </summary>
public sealed unsafe class AbiLayoutTests
{
    static void Same(int[] fromHeaders, params int[] ours) => Assert.Equal(fromHeaders, ours);

    [Fact]
    public void PFactoryInfo()
    {
        PFactoryInfo x = default;
        byte* at = (byte*)&x;
        Same([452, 0, 64, 320, 448],
            sizeof(PFactoryInfo), (int)((byte*)x.Vendor - at), (int)((byte*)x.Url - at), (int)((byte*)x.Email - at), (int)((byte*)&x.Flags - at));
    }

    [Fact]
    public void PClassInfo()
    {
        PClassInfo x = default;
        byte* at = (byte*)&x;
        Same([116, 0, 16, 20, 52],
            sizeof(PClassInfo), (int)((byte*)&x.Cid - at), (int)((byte*)&x.Cardinality - at), (int)((byte*)x.Category - at), (int)((byte*)x.Name - at));
    }

    [Fact]
    public void PClassInfo2()
    {
        PClassInfo2 x = default;
        byte* at = (byte*)&x;
        Same([440, 0, 16, 20, 52, 116, 120, 248, 312, 376],
            sizeof(PClassInfo2), (int)((byte*)&x.Cid - at), (int)((byte*)&x.Cardinality - at), (int)((byte*)x.Category - at), (int)((byte*)x.Name - at), (int)((byte*)&x.ClassFlags - at), (int)((byte*)x.SubCategories - at), (int)((byte*)x.Vendor - at), (int)((byte*)x.Version - at), (int)((byte*)x.SdkVersion - at));
    }

    [Fact]
    public void PClassInfoW()
    {
        PClassInfoW x = default;
        byte* at = (byte*)&x;
        Same([696, 0, 16, 20, 52, 180, 184, 312, 440, 568],
            sizeof(PClassInfoW), (int)((byte*)&x.Cid - at), (int)((byte*)&x.Cardinality - at), (int)((byte*)x.Category - at), (int)((byte*)x.Name - at), (int)((byte*)&x.ClassFlags - at), (int)((byte*)x.SubCategories - at), (int)((byte*)x.Vendor - at), (int)((byte*)x.Version - at), (int)((byte*)x.SdkVersion - at));
    }

    [Fact]
    public void BusInfo()
    {
        BusInfo x = default;
        byte* at = (byte*)&x;
        Same([276, 0, 4, 8, 12, 268, 272],
            sizeof(BusInfo), (int)((byte*)&x.MediaType - at), (int)((byte*)&x.Direction - at), (int)((byte*)&x.ChannelCount - at), (int)((byte*)x.Name - at), (int)((byte*)&x.BusType - at), (int)((byte*)&x.Flags - at));
    }

    [Fact]
    public void RoutingInfo()
    {
        RoutingInfo x = default;
        byte* at = (byte*)&x;
        Same([12, 0, 4, 8],
            sizeof(RoutingInfo), (int)((byte*)&x.MediaType - at), (int)((byte*)&x.BusIndex - at), (int)((byte*)&x.Channel - at));
    }

    [Fact]
    public void ParameterInfo()
    {
        ParameterInfo x = default;
        byte* at = (byte*)&x;
        Same([792, 0, 4, 260, 516, 772, 776, 784, 788],
            sizeof(ParameterInfo), (int)((byte*)&x.Id - at), (int)((byte*)x.Title - at), (int)((byte*)x.ShortTitle - at), (int)((byte*)x.Units - at), (int)((byte*)&x.StepCount - at), (int)((byte*)&x.DefaultNormalizedValue - at), (int)((byte*)&x.UnitId - at), (int)((byte*)&x.Flags - at));
    }

    [Fact]
    public void UnitInfo()
    {
        UnitInfo x = default;
        byte* at = (byte*)&x;
        Same([268, 0, 4, 8, 264],
            sizeof(UnitInfo), (int)((byte*)&x.Id - at), (int)((byte*)&x.ParentUnitId - at), (int)((byte*)x.Name - at), (int)((byte*)&x.ProgramListId - at));
    }

    [Fact]
    public void ProgramListInfo()
    {
        ProgramListInfo x = default;
        byte* at = (byte*)&x;
        Same([264, 0, 4, 260],
            sizeof(ProgramListInfo), (int)((byte*)&x.Id - at), (int)((byte*)x.Name - at), (int)((byte*)&x.ProgramCount - at));
    }

    [Fact]
    public void ProcessSetup()
    {
        ProcessSetup x = default;
        byte* at = (byte*)&x;
        Same([24, 0, 4, 8, 16],
            sizeof(ProcessSetup), (int)((byte*)&x.ProcessMode - at), (int)((byte*)&x.SymbolicSampleSize - at), (int)((byte*)&x.MaxSamplesPerBlock - at), (int)((byte*)&x.SampleRate - at));
    }

    [Fact]
    public void AudioBusBuffers()
    {
        AudioBusBuffers x = default;
        byte* at = (byte*)&x;
        Same([24, 0, 8, 16],
            sizeof(AudioBusBuffers), (int)((byte*)&x.NumChannels - at), (int)((byte*)&x.SilenceFlags - at), (int)((byte*)&x.Channels - at));
    }

    [Fact]
    public void ProcessData()
    {
        ProcessData x = default;
        byte* at = (byte*)&x;
        Same([80, 0, 4, 8, 12, 16, 24, 32, 40, 48, 56, 64, 72],
            sizeof(ProcessData), (int)((byte*)&x.ProcessMode - at), (int)((byte*)&x.SymbolicSampleSize - at), (int)((byte*)&x.NumSamples - at), (int)((byte*)&x.NumInputs - at), (int)((byte*)&x.NumOutputs - at), (int)((byte*)&x.Inputs - at), (int)((byte*)&x.Outputs - at), (int)((byte*)&x.InputParameterChanges - at), (int)((byte*)&x.OutputParameterChanges - at), (int)((byte*)&x.InputEvents - at), (int)((byte*)&x.OutputEvents - at), (int)((byte*)&x.ProcessContext - at));
    }

    [Fact]
    public void FrameRate()
    {
        FrameRate x = default;
        byte* at = (byte*)&x;
        Same([8, 0, 4],
            sizeof(FrameRate), (int)((byte*)&x.FramesPerSecond - at), (int)((byte*)&x.Flags - at));
    }

    [Fact]
    public void Chord()
    {
        Chord x = default;
        byte* at = (byte*)&x;
        Same([4, 0, 1, 2],
            sizeof(Chord), (int)((byte*)&x.KeyNote - at), (int)((byte*)&x.RootNote - at), (int)((byte*)&x.ChordMask - at));
    }

    [Fact]
    public void ProcessContext()
    {
        ProcessContext x = default;
        byte* at = (byte*)&x;
        Same([112, 0, 8, 16, 24, 32, 40, 48, 56, 64, 72, 80, 84, 88, 92, 96, 104],
            sizeof(ProcessContext), (int)((byte*)&x.State - at), (int)((byte*)&x.SampleRate - at), (int)((byte*)&x.ProjectTimeSamples - at), (int)((byte*)&x.SystemTime - at), (int)((byte*)&x.ContinuousTimeSamples - at), (int)((byte*)&x.ProjectTimeMusic - at), (int)((byte*)&x.BarPositionMusic - at), (int)((byte*)&x.CycleStartMusic - at), (int)((byte*)&x.CycleEndMusic - at), (int)((byte*)&x.Tempo - at), (int)((byte*)&x.TimeSigNumerator - at), (int)((byte*)&x.TimeSigDenominator - at), (int)((byte*)&x.Chord - at), (int)((byte*)&x.SmpteOffsetSubframes - at), (int)((byte*)&x.FrameRate - at), (int)((byte*)&x.SamplesToNextClock - at));
    }

    [Fact]
    public void Event()
    {
        Event x = default;
        byte* at = (byte*)&x;
        Same([48, 0, 4, 8, 16, 18, 24],
            sizeof(Event), (int)((byte*)&x.BusIndex - at), (int)((byte*)&x.SampleOffset - at), (int)((byte*)&x.PpqPosition - at), (int)((byte*)&x.Flags - at), (int)((byte*)&x.Type - at), (int)((byte*)x.Payload - at));
    }

    [Fact]
    public void ViewRect()
    {
        ViewRect x = default;
        byte* at = (byte*)&x;
        Same([16, 0, 4, 8, 12],
            sizeof(ViewRect), (int)((byte*)&x.Left - at), (int)((byte*)&x.Top - at), (int)((byte*)&x.Right - at), (int)((byte*)&x.Bottom - at));
    }

    [Fact]
    public void Notes() => Same([20, 16], sizeof(NoteOnEvent), sizeof(NoteOffEvent));

    [Fact]
    public void An_array_of_class_infos_is_packed_as_in_the_headers()
    {
        // 116 bytes are no multiple of 8: with an 8-aligned class id the second entry would begin at 120.
        PClassInfo* two = stackalloc PClassInfo[2];
        Assert.Equal(116, (byte*)&two[1] - (byte*)two);
    }
}
