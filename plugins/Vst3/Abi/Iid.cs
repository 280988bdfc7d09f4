namespace TopDown.Vst3.Abi;

/// <summary>Identifiers of the interfaces used on either side, named as the VST3 headers (3.7) name them.</summary>
public static class Iid
{
    // Module and factory
    public static readonly Tuid FUnknown = new(0x00000000, 0x00000000, 0xC0000000, 0x00000046);
    public static readonly Tuid IPluginBase = new(0x22888DDB, 0x156E45AE, 0x8358B348, 0x08190625);
    public static readonly Tuid IPluginFactory = new(0x7A4D811C, 0x52114A1F, 0xAED9D2EE, 0x0B43BF9F);
    public static readonly Tuid IPluginFactory2 = new(0x0007B650, 0xF24B4C0B, 0xA464EDB9, 0xF00B2ABB);
    public static readonly Tuid IPluginFactory3 = new(0x4555A2AB, 0xC1234E57, 0x9B122910, 0x36878931);
    public static readonly Tuid IPluginCompatibility = new(0x4AFD4B6A, 0x35D7C240, 0xA5C31414, 0xFB7D15E6);

    // Component (processor)
    public static readonly Tuid IComponent = new(0xE831FF31, 0xF2D54301, 0x928EBBEE, 0x25697802);
    public static readonly Tuid IAudioProcessor = new(0x42043F99, 0xB7DA453C, 0xA569E79D, 0x9AAEC33D);
    public static readonly Tuid IProcessContextRequirements = new(0x2A654303, 0xEF764E3D, 0x95B5FE83, 0x730EF6D0);
    public static readonly Tuid IAudioPresentationLatency = new(0x309ECE78, 0xEB7D4FAE, 0x8B2225D9, 0x09FD08B6);
    public static readonly Tuid IPrefetchableSupport = new(0x8AE54FDA, 0xE93046B9, 0xA28555BC, 0xDC98E21E);

    // Programs and units of the component
    public static readonly Tuid IProgramListData = new(0x8683B01F, 0x7B354F70, 0xA2651DEC, 0x353AF4FF);
    public static readonly Tuid IUnitData = new(0x6C389611, 0xD391455D, 0xB870B833, 0x94A0EFDD);

    // Edit controller
    public static readonly Tuid IEditController = new(0xDCD7BBE3, 0x7742448D, 0xA874AACC, 0x979C759E);
    public static readonly Tuid IEditController2 = new(0x7F4EFE59, 0xF3204967, 0xAC27A3AE, 0xAFB63038);
    public static readonly Tuid IEditControllerHostEditing = new(0xC1271208, 0x70594098, 0xB9DD34B3, 0x6BB0195E);
    public static readonly Tuid IUnitInfo = new(0x3D4BD6B5, 0x913A4FD2, 0xA886E768, 0xA5EB92C1);
    public static readonly Tuid IMidiMapping = new(0xDF0FF9F7, 0x49B74669, 0xB63AB732, 0x7ADBF5E5);
    public static readonly Tuid IParameterFunctionName = new(0x6D21E1DC, 0x91199D4B, 0xA2A02FEF, 0x6C1AE55C);
    /// <summary>Public-domain extension that DAWs ask the controller for: one call, gain reduction in dB.</summary>
    public static readonly Tuid IGainReductionInfo = new(0x8E3C292C, 0x95924F9D, 0xB2590B1E, 0x100E4198);
    public static readonly Tuid IAutomationState = new(0xB4E8287F, 0x1BB346AA, 0x83A46667, 0x68937BAB);
    public static readonly Tuid IRemapParamID = new(0x2B88021E, 0x6286B646, 0xB49DF76A, 0x5663061C);

    // Messages and streams
    public static readonly Tuid IConnectionPoint = new(0x70A4156F, 0x6E6E4026, 0x989148BF, 0xAA60D8D1);
    public static readonly Tuid IMessage = new(0x936F033B, 0xC6C047DB, 0xBB0882F8, 0x13C1E613);
    public static readonly Tuid IAttributeList = new(0x1E5F0AEB, 0xCC7F4533, 0xA2544011, 0x38AD5EE4);
    public static readonly Tuid IStreamAttributes = new(0xD6CE2FFC, 0xEFAF4B8C, 0x9E74F1BB, 0x12DA44B4);
    public static readonly Tuid IBStream = new(0xC3BF6EA2, 0x30994752, 0x9B6BF990, 0x1EE33E9B);
    public static readonly Tuid ISizeableStream = new(0x04F9549E, 0xE02F4E6E, 0x87E86A87, 0x47F4E17F);

    // Host
    public static readonly Tuid IHostApplication = new(0x58E595CC, 0xDB2D4969, 0x8B6AAF8C, 0x36A664E5);
    public static readonly Tuid IPlugInterfaceSupport = new(0x4FB58B9E, 0x9EAA4E0F, 0xAB361C1C, 0xCCB56FEA);
    public static readonly Tuid IComponentHandler = new(0x93A0BEA3, 0x0BD045DB, 0x8E890B0C, 0xC1E46AC6);
    public static readonly Tuid IComponentHandler2 = new(0xF040B4B3, 0xA36045EC, 0xABCDC045, 0xB4D5A2CC);
    public static readonly Tuid IComponentHandler3 = new(0x69F11617, 0xD26B400D, 0xA4B6B964, 0x7B6EBBAB);
    public static readonly Tuid IComponentHandlerBusActivation = new(0x067D02C1, 0x5B4E274D, 0xA92D90FD, 0x6EAF7240);
    public static readonly Tuid IUnitHandler = new(0x4B5147F8, 0x4654486B, 0x8DAB30BA, 0x163A3C56);
    public static readonly Tuid IUnitHandler2 = new(0xF89F8CDF, 0x699E4BA5, 0x96AAC9A4, 0x81452B01);

    // A block's changes and events
    public static readonly Tuid IParameterChanges = new(0xA4779663, 0x0BB64A56, 0xB44384A8, 0x466FEB9D);
    public static readonly Tuid IParamValueQueue = new(0x01263A18, 0xED074F6F, 0x98C9D356, 0x4686F9BA);
    public static readonly Tuid IEventList = new(0x3A2C4214, 0x346349FE, 0xB2C4F397, 0xB9695A44);

    // Editor
    public static readonly Tuid IPlugView = new(0x5BC32507, 0xD06049EA, 0xA6151B52, 0x2B755B29);
    public static readonly Tuid IPlugFrame = new(0x367FAF01, 0xAFA94693, 0x8D4DA2A0, 0xED0882A3);
    public static readonly Tuid IPlugViewContentScaleSupport = new(0x65ED9690, 0x8AC44525, 0x8AADEF7A, 0x72EA703F);
    public static readonly Tuid IParameterFinder = new(0x0F618302, 0x215D4587, 0xA512073C, 0x77B9D383);
    public static readonly Tuid IRunLoop = new(0x18C35366, 0x97764F1A, 0x9C5B8385, 0x7A871389);
    public static readonly Tuid IEventHandler = new(0x561E65C9, 0x13A0496F, 0x813A2C35, 0x654D7983);
    public static readonly Tuid ITimerHandler = new(0x10BDD94F, 0x41424774, 0x821FAD8F, 0xECA72CA9);

    // Context menu
    public static readonly Tuid IContextMenu = new(0x2E93C863, 0x0C9C4588, 0x97DBECF5, 0xAD17817D);
    public static readonly Tuid IContextMenuTarget = new(0x3CDF2E75, 0x85D34144, 0xBF86D36B, 0xD7C4894D);
}
