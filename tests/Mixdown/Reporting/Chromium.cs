using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TopDown.Testing;

namespace TopDown.Mixdown.Tests.Reporting;

/// <summary>Headless Chromium with one page, driven by its DevTools protocol (https://chromedevtools.github.io/devtools-protocol/); own HOME. One thread.</summary>
sealed class Chromium : IDisposable
{
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    readonly Scratch _scratch = new("chromium");
    readonly Process _process;
    readonly ClientWebSocket _socket = new();
    int _id;

    /// <summary>Events since the last call, oldest first.</summary>
    public List<JsonObject> Events { get; } = [];

    Chromium()
    {
        ProcessStartInfo start = new(Programs.Require("chromium"),
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--autoplay-policy=no-user-gesture-required", "--remote-debugging-port=0", $"--user-data-dir={_scratch.Below("profile")}", "about:blank",
        ])
        { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in _scratch.Variables())
            if (value is null) start.Environment.Remove(name);
            else start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += static (_, _) => { };
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        // the port, then the browser's own address
        string port = Path.Combine(_scratch.Below("profile"), "DevToolsActivePort");
        string[] lines = [];
        if (!Poll.Until(() => _process.HasExited || File.Exists(port) && (lines = File.ReadAllLines(port)).Length >= 2, s_patience) || _process.HasExited)
        {
            Dispose();
            throw new HostDidNotStartException("Chromium opened no port for its tools");
        }
        using var http = new HttpClient();
        var pages = JsonNode.Parse(Wait(http.GetStringAsync(new Uri($"http://127.0.0.1:{lines[0]}/json/list"))))!.AsArray();
        Wait(_socket.ConnectAsync(new Uri((string)pages.First(p => (string?)p!["type"] == "page")!["webSocketDebuggerUrl"]!), CancellationToken.None));
        foreach (string domain in (string[])["Page", "Runtime", "Network", "Log"]) Call(domain + ".enable");
    }

    public static Chromium Start() => StartCounter.Run("chromium", static () => new Chromium());

    /// <summary>Opens a file and waits until it is loaded.</summary>
    public void Open(string path)
    {
        Call("Page.navigate", new() { ["url"] = new Uri(path).AbsoluteUri });
        Assert.True(Poll.Until(() => (bool)Evaluate("document.readyState === 'complete' && location.href !== 'about:blank'")!, s_patience));
    }

    /// <summary>The value of an expression; promises are awaited. A thrown error fails the test.</summary>
    public JsonNode? Evaluate(string expression)
    {
        var answer = Call("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true, ["userGesture"] = true });
        Assert.True(answer["exceptionDetails"] is null, answer["exceptionDetails"]?.ToJsonString());
        return answer["result"]!["value"];
    }

    /// <summary>Presses and releases a key where the focus is.</summary>
    public void Press(string key, string text = "", int code = 0)
    {
        Call("Input.dispatchKeyEvent", new() { ["type"] = "keyDown", ["key"] = key, ["text"] = text, ["windowsVirtualKeyCode"] = code });
        Call("Input.dispatchKeyEvent", new() { ["type"] = "keyUp", ["key"] = key, ["windowsVirtualKeyCode"] = code });
    }

    /// <summary>Calls a method and waits for its answer.</summary>
    public JsonObject Call(string method, JsonObject? parameters = null)
    {
        int id = ++_id;
        byte[] request = Encoding.UTF8.GetBytes(new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] }.ToJsonString());
        Wait(_socket.SendAsync(request, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None));
        while (true)
        {
            var message = Receive();
            if ((int?)message["id"] != id)
            {
                if (message["method"] is not null) Events.Add(message);
                continue;
            }
            if (message["error"] is { } error) throw new InvalidOperationException($"{method}: {error.ToJsonString()}");
            return message["result"]!.AsObject();
        }
    }

    JsonObject Receive()
    {
        using var message = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        ValueWebSocketReceiveResult got;
        do
        {
            got = Wait(_socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None).AsTask());
            message.Write(buffer, 0, got.Count);
        }
        while (!got.EndOfMessage);
        return JsonSerializer.Deserialize<JsonObject>(message.ToArray())!;
    }

    static T Wait<T>(Task<T> task) => task.WaitAsync(s_patience).GetAwaiter().GetResult();

    static void Wait(Task task) => task.WaitAsync(s_patience).GetAwaiter().GetResult();

    public void Dispose()
    {
        _socket.Dispose();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _scratch.Dispose();
    }
}
