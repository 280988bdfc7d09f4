using TopDown.Host;
using TopDown.Vst3.Abi;

namespace TopDown.Hosts.Tests.Own;

/// <summary>
/// Calls no DAW should make and some do: null pointers everywhere, too early, too late, twice, with other buffers than
/// agreed. None may crash (the whole process would end), none may need the last net, and afterwards the plug-in works.
/// </summary>
[Collection("Own host")] // live objects and exceptions are one number a bundle and process
public sealed unsafe class WrongCallsTests
{
    public static TheoryData<string> All => Bundles.All;

    static void* Make(Vst3Module module, Tuid cid, Tuid iid)
    {
        void* made = null;
        Assert.Equal(Result.Ok, Call.PluginFactory.CreateInstance((void*)module.Factory, &cid, &iid, &made));
        return made;
    }

    static void AssertWorks(Vst3Plugin plugin)
    {
        plugin.Deactivate();
        var random = new Random(1);
        float[] x = [.. Enumerable.Range(0, 3000).Select(_ => random.NextSingle() - 0.5f)];
        RenderResult result = plugin.Render(new RenderJob { Input = [x, x] });
        Assert.True(result.GuardsIntact);
        Assert.True(result.Output[0].All(float.IsFinite) && result.Output[0].Max() > 0.1f);
    }

    [Theory, MemberData(nameof(All))]
    public void Null_pointers_to_the_factory(string name) => Bundles.With(name, module =>
    {
        void* f = (void*)module.Factory;
        Tuid cid = module.Classes[0].Cid, iid = Iid.IComponent, none = default;
        void* made = (void*)1;
        Assert.NotEqual(Result.Ok, Call.PluginFactory.GetFactoryInfo(f, null));
        Assert.NotEqual(Result.Ok, Call.PluginFactory.GetClassInfo(f, 0, null));
        PClassInfo info = default;
        foreach (int wrong in new[] { -1, 2, 1000, int.MinValue }) Assert.NotEqual(Result.Ok, Call.PluginFactory.GetClassInfo(f, wrong, &info));
        Assert.NotEqual(Result.Ok, Call.PluginFactory.CreateInstance(f, null, &iid, &made));
        Assert.NotEqual(Result.Ok, Call.PluginFactory.CreateInstance(f, &cid, null, &made));
        Assert.NotEqual(Result.Ok, Call.PluginFactory.CreateInstance(f, &cid, &iid, null));
        Assert.NotEqual(Result.Ok, Call.PluginFactory.CreateInstance(f, &none, &iid, &made));
        Assert.NotEqual(Result.Ok, Call.PluginFactory.CreateInstance(f, &cid, &none, &made));
        Assert.True(made == null); // a refusal leaves nothing to release
        void* three = Call.Query(f, Iid.IPluginFactory3);
        Assert.Equal(Result.Ok, Call.PluginFactory.SetHostContext(three, null));
        Call.Release(three);
        Assert.NotEqual(Result.Ok, Call.QueryInterface(f, Iid.IComponent, &made));
    });

    [Theory, MemberData(nameof(All))]
    public void Null_pointers_to_the_processor_before_and_after_initialize(string name) => Bundles.With(name, module =>
    {
        void* c = Make(module, module.Classes[0].Cid, Iid.IComponent);
        void* p = Call.Query(c, Iid.IAudioProcessor);
        void* link = Call.Query(c, Iid.IConnectionPoint);
        void* needs = Call.Query(c, Iid.IProcessContextRequirements);
        for (int round = 0; round < 3; round++)
        {
            Call.Component.GetControllerClassId(c, null);
            Call.Component.SetIoMode(c, (IoMode)77);
            foreach (var media in new[] { MediaType.Audio, MediaType.Event, (MediaType)9 })
            {
                foreach (var direction in new[] { BusDirection.Input, BusDirection.Output, (BusDirection)9 })
                {
                    Call.Component.GetBusCount(c, media, direction);
                    foreach (int bus in new[] { -1, 0, 1, 99 })
                    {
                        BusInfo info = default;
                        ulong speakers = 0;
                        Call.Component.GetBusInfo(c, media, direction, bus, null);
                        Call.Component.GetBusInfo(c, media, direction, bus, &info);
                        Call.Component.ActivateBus(c, media, direction, bus, true);
                        Call.AudioProcessor.GetBusArrangement(p, direction, bus, null);
                        Call.AudioProcessor.GetBusArrangement(p, direction, bus, &speakers);
                    }
                }
            }
            Call.Component.GetRoutingInfo(c, null, null);
            Assert.NotEqual(Result.Ok, Call.Component.SetState(c, null));
            Assert.NotEqual(Result.Ok, Call.Component.GetState(c, null));
            Assert.NotEqual(Result.Ok, Call.AudioProcessor.SetBusArrangements(p, null, 1, null, 1));
            Assert.NotEqual(Result.Ok, Call.AudioProcessor.SetBusArrangements(p, null, 0, null, 0));
            Assert.NotEqual(Result.Ok, Call.AudioProcessor.CanProcessSampleSize(p, (SampleSize)5));
            Assert.NotEqual(Result.Ok, Call.AudioProcessor.SetupProcessing(p, null));
            ProcessSetup wrong = new() { SampleRate = 0, MaxSamplesPerBlock = -5, SymbolicSampleSize = (SampleSize)7 };
            Assert.NotEqual(Result.Ok, Call.AudioProcessor.SetupProcessing(p, &wrong));
            wrong = new() { SampleRate = double.NaN, MaxSamplesPerBlock = 64 };
            Assert.NotEqual(Result.Ok, Call.AudioProcessor.SetupProcessing(p, &wrong));
            wrong = new() { SampleRate = double.PositiveInfinity, MaxSamplesPerBlock = 64 };
            Assert.NotEqual(Result.Ok, Call.AudioProcessor.SetupProcessing(p, &wrong));
            Call.AudioProcessor.Process(p, null);
            ProcessData empty = default;
            Call.AudioProcessor.Process(p, &empty);
            Call.AudioProcessor.GetLatencySamples(p);
            Call.AudioProcessor.GetTailSamples(p);
            Call.AudioProcessor.SetProcessing(p, true);
            Call.AudioProcessor.SetProcessing(p, false);
            Call.ProcessContextRequirements.GetProcessContextRequirements(needs);
            Call.ConnectionPoint.Connect(link, null);
            Call.ConnectionPoint.Disconnect(link, null);
            Call.ConnectionPoint.Notify(link, null);
            Call.Component.SetActive(c, false);
            if (round == 0) Assert.Equal(Result.Ok, Call.PluginBase.Initialize(c, null)); // a host without a context
            if (round == 1) Assert.Equal(Result.Ok, Call.PluginBase.Terminate(c));
        }
        Call.PluginBase.Terminate(c);
        Call.Release(needs);
        Call.Release(link);
        Call.Release(p);
        Call.Release(c);
    });

    [Theory, MemberData(nameof(All))]
    public void Null_pointers_to_the_controller_before_and_after_initialize(string name) => Bundles.With(name, module =>
    {
        void* c = Make(module, module.Classes[1].Cid, Iid.IEditController);
        void* units = Call.Query(c, Iid.IUnitInfo);
        void* names = Call.Query(c, Iid.IParameterFunctionName);
        void* second = Call.Query(c, Iid.IEditController2);
        void* reduction = Call.Query(c, Iid.IGainReductionInfo);
        char* text = stackalloc char[Text.Capacity];
        byte* attribute = stackalloc byte[8];
        new Span<byte>(attribute, 8).Clear();
        text[0] = '\0';
        for (int round = 0; round < 3; round++)
        {
            Call.EditController.SetComponentState(c, null);
            Call.EditController.SetState(c, null);
            Call.EditController.GetState(c, null);
            int count = Call.EditController.GetParameterCount(c);
            foreach (int index in new[] { -1, 0, count - 1, count, int.MaxValue })
            {
                ParameterInfo info = default;
                Call.EditController.GetParameterInfo(c, index, null);
                Assert.Equal(index >= 0 && index < count, Call.EditController.GetParameterInfo(c, index, &info) == Result.Ok);
            }
            ParameterInfo first = default;
            Call.EditController.GetParameterInfo(c, 4, &first);
            foreach (uint id in new uint[] { 0, 1, 12345, uint.MaxValue, first.Id })
            {
                double value = 0;
                foreach (double wrong in new[] { double.NaN, double.PositiveInfinity, -1e300, 2 })
                {
                    Call.EditController.GetParamStringByValue(c, id, wrong, null);
                    Call.EditController.GetParamStringByValue(c, id, wrong, text);
                    Call.EditController.NormalizedParamToPlain(c, id, wrong);
                    Call.EditController.PlainParamToNormalized(c, id, wrong);
                    Call.EditController.SetParamNormalized(c, id, wrong);
                    Assert.InRange(Call.EditController.GetParamNormalized(c, id), 0, 1);
                }
                Call.EditController.GetParamValueByString(c, id, null, &value);
                Call.EditController.GetParamValueByString(c, id, text, null);
                Call.EditController.GetParamValueByString(c, id, text, &value);
            }
            Call.EditController.SetComponentHandler(c, null);
            Assert.True(Call.EditController.CreateView(c, null) == null);
            foreach (int n in new[] { -1, 0, 99 })
            {
                UnitInfo unit = default;
                ProgramListInfo list = default;
                Call.UnitInfo.GetUnitInfo(units, n, null);
                Call.UnitInfo.GetUnitInfo(units, n, &unit);
                Call.UnitInfo.GetProgramListInfo(units, n, null);
                Call.UnitInfo.GetProgramListInfo(units, n, &list);
                Call.UnitInfo.GetProgramName(units, n, n, null);
                Call.UnitInfo.GetProgramName(units, 1, n, text);
                Call.UnitInfo.GetProgramInfo(units, n, n, null, null);
                Call.UnitInfo.GetProgramInfo(units, 1, n, attribute, text);
            }
            uint found = 0;
            Call.ParameterFunctionName.GetParameterIdFromFunctionName(names, 0, null, &found);
            Call.ParameterFunctionName.GetParameterIdFromFunctionName(names, 77, null, null);
            Call.EditController2.SetKnobMode(second, (KnobMode)55);
            Call.EditController2.OpenHelp(second, true);
            Call.EditController2.OpenAboutBox(second, true);
            Call.GainReductionInfo.GetGainReductionValueInDb(reduction);
            if (round == 0) Assert.Equal(Result.Ok, Call.PluginBase.Initialize(c, null));
            if (round == 1) Assert.Equal(Result.Ok, Call.PluginBase.Terminate(c));
        }
        Call.Release(reduction);
        Call.Release(second);
        Call.Release(names);
        Call.Release(units);
        Call.Release(c);
    });

    [Theory, MemberData(nameof(All))]
    public void Arrangements_nobody_has_leave_the_buses_as_they_were(string name) => Bundles.With(name, module =>
    {
        using Vst3Plugin plugin = module.Create();
        ulong[] sets = [SpeakerArrangement.Empty, SpeakerArrangement.Mono, SpeakerArrangement.Stereo, SpeakerArrangement.Left, SpeakerArrangement.Centre, SpeakerArrangement.Quad,
            SpeakerArrangement.Surround50, SpeakerArrangement.Surround51, 1UL << 63, ulong.MaxValue, 0x3F | 3UL << 9, SpeakerArrangement.Stereo | SpeakerArrangement.Lfe, 1UL << 20, 0xF00, 7];
        int agreed = 0;
        foreach (ulong input in sets)
        {
            foreach (ulong output in sets)
            {
                HostBus[] before = AllBuses(plugin);
                bool yes = plugin.SetArrangement([input, .. plugin.InputBuses.Skip(1).Select(b => b.Arrangement)], [output]);
                if (!yes) Assert.Equal(before, AllBuses(plugin));
                else Assert.Equal((input, output), (plugin.InputBuses[0].Arrangement, plugin.OutputBuses[0].Arrangement));
                if (yes) Assert.True(input is SpeakerArrangement.Mono or SpeakerArrangement.Stereo && output is SpeakerArrangement.Mono or SpeakerArrangement.Stereo);
                if (yes) agreed++;
            }
        }
        Assert.InRange(agreed, 2, 3); // mono, stereo and perhaps mono to stereo
        HostBus[] now = AllBuses(plugin);
        Assert.False(plugin.SetArrangement([], []));
        Assert.False(plugin.SetArrangement([3, 3, 3, 3], [3]));
        Assert.False(plugin.SetArrangement([3, 3], [3, 3]));
        Assert.Equal(now, AllBuses(plugin));
        AssertWorks(plugin);
    });

    static HostBus[] AllBuses(Vst3Plugin plugin) => [.. plugin.InputBuses, .. plugin.OutputBuses];

    [Theory, MemberData(nameof(All))]
    public void Wrong_order_and_everything_twice(string name) => Bundles.With(name, module =>
    {
        using Vst3Plugin plugin = module.Create();
        void* c = (void*)plugin.Component, p = (void*)plugin.Processor;
        float* samples = stackalloc float[256];
        float** channels = stackalloc float*[2];
        channels[0] = samples;
        channels[1] = samples + 128;
        AudioBusBuffers bus = new() { NumChannels = 2, Channels = (void**)channels };
        ProcessData data = new() { NumSamples = 64, NumInputs = 1, NumOutputs = 1, Inputs = &bus, Outputs = &bus };
        Call.AudioProcessor.Process(p, &data); // never set up, not active
        Call.AudioProcessor.SetProcessing(p, true);
        Call.Component.SetActive(c, true);     // before setupProcessing
        Call.Component.SetActive(c, true);
        Assert.Equal(Result.Ok, Call.AudioProcessor.Process(p, &data));
        ProcessSetup setup = new() { SampleRate = 96_000, MaxSamplesPerBlock = 64 };
        Assert.NotEqual(Result.Ok, Call.AudioProcessor.SetupProcessing(p, &setup)); // while active
        ulong stereo = SpeakerArrangement.Stereo;
        Assert.NotEqual(Result.Ok, Call.AudioProcessor.SetBusArrangements(p, &stereo, 1, &stereo, 1));
        Call.PluginBase.Initialize(c, null);   // twice
        Call.Component.SetActive(c, false);
        Call.Component.SetActive(c, false);
        Call.AudioProcessor.Process(p, &data); // after
        Assert.Equal(Result.Ok, Call.AudioProcessor.SetupProcessing(p, &setup));
        Call.PluginBase.Terminate(c);          // and to life again, as the validator does
        Call.PluginBase.Terminate(c);
        Call.AudioProcessor.Process(p, &data);
        Assert.Equal(Result.Ok, Call.PluginBase.Initialize(c, null));
        AssertWorks(plugin);
    });

    [Theory, MemberData(nameof(All))]
    public void Buffers_that_were_not_agreed(string name) => Bundles.With(name, module =>
    {
        using Vst3Plugin plugin = module.Create();
        double* samples = stackalloc double[64 * 20];
        void** channels = stackalloc void*[20];
        void** nulls = stackalloc void*[20];
        for (int i = 0; i < 20; i++)
        {
            channels[i] = samples + 64 * i;
            nulls[i] = null;
        }
        AudioBusBuffers* ins = stackalloc AudioBusBuffers[4], outs = stackalloc AudioBusBuffers[4];
        foreach (var size in new[] { SampleSize.Float32, SampleSize.Float64 })
        {
            plugin.Deactivate();
            plugin.ActivateDefaultBuses();
            plugin.ActivateBus(BusDirection.Input, 1, true);
            Assert.True(plugin.Setup(48_000, 64, size));
            Assert.True(plugin.Activate());
            plugin.SetProcessing(true);
            int[] counts = [0, 1, 2, 3, 16, -1];
            foreach (int inChannels in counts)
            {
                foreach (int outChannels in counts)
                {
                    foreach (int keyChannels in new[] { -2, 0, 1, 2, 5 }) // −2: no side-chain bus at all
                    {
                        for (int kind = 0; kind < 4; kind++)
                        {
                            for (int i = 0; i < 64 * 20; i++) samples[i] = 0.25;
                            ins[0] = new() { NumChannels = inChannels, Channels = kind == 1 ? nulls : kind == 2 ? null : channels };
                            ins[1] = new() { NumChannels = keyChannels, Channels = kind is 1 or 3 ? nulls : keyChannels > 0 ? channels + 8 : null, SilenceFlags = ulong.MaxValue };
                            outs[0] = new() { NumChannels = outChannels, Channels = kind == 3 ? nulls : kind == 2 && inChannels == 2 ? null : channels };
                            ProcessData data = new() { SymbolicSampleSize = size, NumSamples = 64, NumInputs = keyChannels == -2 ? 1 : 2, NumOutputs = 1, Inputs = ins, Outputs = outs };
                            plugin.ProcessRaw(&data);
                            if (outChannels > 2 && outs[0].Channels == channels) // what is not ours is silent
                                Assert.True(size == SampleSize.Float64 ? samples[64 * 2] == 0 && samples[64 * 2 + 63] == 0 : ((float*)(samples + 64 * 2))[0] == 0 && ((float*)(samples + 64 * 2))[63] == 0);
                            data.NumSamples = 0;
                            plugin.ProcessRaw(&data);
                            data.NumSamples = -7;
                            plugin.ProcessRaw(&data);
                        }
                    }
                }
            }
            foreach (var (numIn, numOut) in new[] { (0, 0), (0, 1), (1, 0), (3, 2), (-1, -1) })
            {
                for (int i = 0; i < 4; i++) ins[i] = outs[i] = new() { NumChannels = 2, Channels = channels };
                ProcessData data = new() { SymbolicSampleSize = size, NumSamples = 64, NumInputs = numIn, NumOutputs = numOut, Inputs = ins, Outputs = outs };
                plugin.ProcessRaw(&data);
                data.Inputs = data.Outputs = null;
                plugin.ProcessRaw(&data);
                data.NumSamples = 0;
                plugin.ProcessRaw(&data);
            }
        }
        AssertWorks(plugin);
    });

    [Theory, MemberData(nameof(All))]
    public void Parameters_without_audio_arrive(string name) => Bundles.With(name, module =>
    {
        using Vst3Plugin plugin = module.Create();
        uint bypass = plugin.Parameters.Single(p => p.IsBypass).Id;
        plugin.SetValue(bypass, 1);
        Assert.Equal(Result.Ok, plugin.Flush()); // inactive, no buffers, 0 samples
        Assert.Contains("\nbypass=On\n", System.Text.Encoding.UTF8.GetString(plugin.GetState()), StringComparison.Ordinal);
        plugin.Activate();
        plugin.SetProcessing(true);
        plugin.SetValue(bypass, 0);
        Assert.Equal(Result.Ok, plugin.Flush());
        Assert.Contains("\nbypass=Off\n", System.Text.Encoding.UTF8.GetString(plugin.GetState()), StringComparison.Ordinal);
    });

    [Theory, MemberData(nameof(All))]
    public void State_and_parameters_from_other_threads_while_audio_runs(string name) => Bundles.With(name, module =>
    {
        using Vst3Plugin plugin = module.Create();
        plugin.ActivateDefaultBuses();
        plugin.Setup(48_000, 128);
        plugin.Activate();
        plugin.SetProcessing(true);
        byte[] one = plugin.GetState();
        HostParameter[] parameters = [.. plugin.Parameters.Where(p => !p.IsReadOnly)];
        bool stop = false;
        string? failed = null;
        var audio = new Thread(() =>
        {
            var random = new Random(2);
            for (int block = 0; block < 3000 && failed == null; block++)
            {
                Span<float> left = plugin.Input(0), right = plugin.Input(1);
                for (int i = 0; i < 128; i++) (left[i], right[i]) = (random.NextSingle() - 0.5f, random.NextSingle() - 0.5f);
                plugin.Add(parameters[random.Next(parameters.Length)].Id, random.Next(128), random.NextDouble());
                if (plugin.Process(128) != Result.Ok) failed = "process failed";
                foreach (float y in plugin.Output(0))
                    if (!float.IsFinite(y)) failed = "not finite";
            }
            Volatile.Write(ref stop, true);
        });
        audio.Start();
        for (int n = 0; !Volatile.Read(ref stop); n++)
        {
            plugin.SetControllerValue(parameters[n % parameters.Length].Id, n % 11 / 10.0); // the UI thread has the controller
            if (n % 3 == 0) Assert.True(plugin.SetState(one));
            if (n % 5 == 0) Assert.NotEmpty(plugin.GetState());
        }
        audio.Join();
        Assert.Null(failed);
        Assert.True(plugin.SetState(one));
        AssertWorks(plugin);
    });
}
