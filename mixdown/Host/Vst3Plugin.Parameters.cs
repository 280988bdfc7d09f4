using TopDown.Vst3.Abi;

namespace TopDown.Host;

public sealed unsafe partial class Vst3Plugin
{
    /// <summary>In the controller's order.</summary>
    public IReadOnlyList<HostParameter> Parameters { get; private set; } = [];

    /// <summary>By title; titles are compared exactly.</summary>
    /// <exception cref="Vst3Exception">No parameter, or several, of that title.</exception>
    public HostParameter Parameter(string title)
    {
        HostParameter[] found = [.. Parameters.Where(p => string.Equals(p.Title, title, StringComparison.Ordinal))];
        return found.Length == 1 ? found[0] : throw new Vst3Exception($"{found.Length} parameters are titled '{title}'.");
    }

    /// <summary>Reads the descriptions anew, as a host does after RestartFlags.ParamTitlesChanged.</summary>
    public void RefreshParameters()
    {
        var list = new HostParameter[Call.EditController.GetParameterCount(_controller)];
        for (int i = 0; i < list.Length; i++)
        {
            ParameterInfo p = default;
            Vst3Exception.Check(Call.EditController.GetParameterInfo(_controller, i, &p), "getParameterInfo");
            list[i] = new(p.Id, Text.ToText(p.Title), Text.ToText(p.ShortTitle), Text.ToText(p.Units), p.StepCount, p.DefaultNormalizedValue, p.Flags, p.UnitId);
        }
        Parameters = list;
    }

    /// <summary>The controller's text for a normalised value; null when it refuses.</summary>
    public string? TextOf(uint id, double normalized)
    {
        char* text = stackalloc char[Text.Capacity];
        text[0] = '\0';
        return Call.EditController.GetParamStringByValue(_controller, id, normalized, text) == Result.Ok ? Text.ToText(text) : null;
    }

    /// <summary>The normalised value of a text; null when the controller cannot read it.</summary>
    public double? ValueOf(uint id, string text)
    {
        double value = double.NaN;
        char[] copy = [.. text, '\0']; // the interface does not promise to leave the text alone
        fixed (char* zeroTerminated = copy)
        {
            return Call.EditController.GetParamValueByString(_controller, id, zeroTerminated, &value) == Result.Ok ? value : null;
        }
    }

    public double ToPlain(uint id, double normalized) => Call.EditController.NormalizedParamToPlain(_controller, id, normalized);

    public double ToNormalized(uint id, double plain) => Call.EditController.PlainParamToNormalized(_controller, id, plain);

    /// <summary>What the controller shows now, normalised.</summary>
    public double Value(uint id) => Call.EditController.GetParamNormalized(_controller, id);

    /// <summary>What turning the host's own knob does: the controller shows it and the processor gets it on sample 0 of the next block.</summary>
    /// <returns>Whether the controller took it.</returns>
    public bool SetValue(uint id, double normalized)
    {
        bool taken = Call.EditController.SetParamNormalized(_controller, id, normalized) == Result.Ok;
        _handler.Edits.Enqueue((id, normalized));
        return taken;
    }

    /// <summary>The controller alone: what a host does with automation it plays and meters it reads.</summary>
    public bool SetControllerValue(uint id, double normalized) => Call.EditController.SetParamNormalized(_controller, id, normalized) == Result.Ok;

    /// <summary>Parameter of a named function (IParameterFunctionName), such as "Comp:GainReduction"; null when there is none.</summary>
    public uint? ParameterOfFunction(ReadOnlySpan<byte> function, int unit = UnitInfo.Root)
    {
        void* names = Call.Query(_controller, Iid.IParameterFunctionName);
        if (names == null) return null;
        byte* name = stackalloc byte[128];
        Text.WriteUtf8(name, 128, function);
        uint id = ParameterInfo.NoId;
        int result = Call.ParameterFunctionName.GetParameterIdFromFunctionName(names, unit, name, &id);
        Call.Release(names);
        return result == Result.Ok ? id : null;
    }

    /// <summary>IGainReductionInfo in dB (negative while the gain is reduced); null when the controller does not have it.</summary>
    public double? GainReductionDb
    {
        get
        {
            void* info = Call.Query(_controller, Iid.IGainReductionInfo);
            if (info == null) return null;
            double db = Call.GainReductionInfo.GetGainReductionValueInDb(info);
            Call.Release(info);
            return db;
        }
    }
}
