using System.Text.Json.Nodes;
using TopDown.Mixdown.Reporting.Page;
using TopDown.Testing;

namespace TopDown.Mixdown.Tests.Reporting;

/// <summary>report.html in headless Chromium: what only a browser can tell.</summary>
public sealed class BrowserTests : IDisposable
{
    readonly Scratch _scratch = new("report");
    readonly Chromium _browser = Chromium.Start();

    void Open()
    {
        ReportPage.Write(SampleReport.Make(clips: 4, seconds: 6), _scratch["report.html"]);
        _browser.Open(_scratch["report.html"]);
    }

    public void Dispose()
    {
        _browser.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public void The_page_loads_without_an_error_or_a_request()
    {
        Open();
        _browser.Evaluate("document.querySelectorAll('audio').forEach(a => a.load())");
        string[] asked = [.. _browser.Events.Where(e => (string?)e["method"] == "Network.requestWillBeSent").Select(e => (string)e["params"]!["request"]!["url"]!)];
        Assert.All(asked, url => Assert.True(url.StartsWith("data:", StringComparison.Ordinal) || url.EndsWith("/report.html", StringComparison.Ordinal) || url == "about:blank", url.Length > 200 ? url[..200] : url));
        Assert.Contains(asked, url => url.EndsWith("/report.html", StringComparison.Ordinal));
        AssertNoErrors();
        // the names were text and nothing else, and the policy stands: a script that is not the page's own does not run
        Assert.Equal(SampleReport.Nasty, (string?)_browser.Evaluate("document.querySelector('h1').textContent"));
        Assert.Equal("undefined", (string?)_browser.Evaluate("(() => { const s = document.createElement('script'); s.textContent = 'window.bad = 1'; document.body.append(s); return typeof window.bad; })()"));
    }

    void AssertNoErrors()
    {
        foreach (var e in _browser.Events)
            Assert.True((string?)e["method"] != "Runtime.exceptionThrown" && ((string?)e["method"] != "Log.entryAdded" || (string?)e["params"]!["entry"]!["level"] != "error")
                && ((string?)e["method"] != "Runtime.consoleAPICalled" || (string?)e["params"]!["type"] != "error"), e.ToJsonString());
    }

    // WCAG 2.2, 1.4.3: the contrast of every text with what lies under it, by the page's computed colours; large text may have 3:1.
    const string Contrast = """
        (() => {
          const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const rgb = c => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
          const light = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const under = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] > 250) return c; } return [255, 255, 255, 255]; };
          document.querySelectorAll('details').forEach(d => d.open = true);
          const bad = []; let seen = 0;
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const node = walk.currentNode, e = node.parentElement;
            if (!node.data.trim() || !e.checkVisibility() || ['SCRIPT', 'STYLE', 'TITLE'].includes(e.tagName)) continue;
            const style = getComputedStyle(e), a = light(rgb(style.color).slice(0, 3)), b = light(under(e).slice(0, 3));
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), size = parseFloat(style.fontSize), large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
            seen++;
            if (ratio < (large ? 3 : 4.5)) bad.push(ratio.toFixed(2) + ' ' + e.tagName + '.' + e.className + ' ' + node.data.trim().slice(0, 40));
          }
          // 1.4.11: lines of charts and the ring of focus, 3:1
          for (const e of document.querySelectorAll('.line')) {
            const a = light(rgb(getComputedStyle(e).stroke).slice(0, 3)), b = light(under(e.ownerSVGElement.parentElement).slice(0, 3));
            if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 3) bad.push('line ' + e.getAttribute('class'));
          }
          return { bad, seen };
        })()
        """;

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void All_text_has_the_contrast_that_WCAG_AA_asks_for(string colours)
    {
        _browser.Call("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = colours }) });
        Open();
        var result = _browser.Evaluate(Contrast)!;
        Assert.True((int)result["seen"]! > 200, $"{result["seen"]} texts");
        Assert.True(result["bad"]!.AsArray().Count == 0, result["bad"]!.ToJsonString());
        // the system's colours were taken
        Assert.Equal(colours == "dark", (bool)_browser.Evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0] < 128")!);
        // and the button turns them: system → light → dark
        _browser.Evaluate("document.getElementById('theme').click()");
        Assert.True((bool)_browser.Evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0] > 128")!);
    }

    [Fact]
    public void Everything_that_can_be_pressed_has_a_name_and_the_tab_key_reaches_the_players()
    {
        Open();
        Assert.Equal("", (string?)_browser.Evaluate("""
            [...document.querySelectorAll('a,button,input,audio,summary,[role=img],[role=region]')].filter(e => e.checkVisibility())
              .filter(e => !(e.getAttribute('aria-label') || e.textContent.trim() || e.closest('label')?.textContent.trim())).map(e => e.outerHTML.slice(0, 80)).join('\n')
            """));
        // headings go down by one
        Assert.Equal("", (string?)_browser.Evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].filter(e => e.checkVisibility()).map(h => +h.tagName[1]).filter((n, i, all) => i && n > all[i - 1] + 1).join()"));
        List<string> reached = [];
        for (int i = 0; i < 40; i++)
        {
            _browser.Press("Tab", code: 9);
            reached.Add((string?)_browser.Evaluate("(e => e.id || e.className || e.tagName)(document.activeElement)") ?? "");
            Assert.NotEqual("none", (string?)_browser.Evaluate("getComputedStyle(document.activeElement).outlineStyle"));
        }
        Assert.Equal("skip", reached[0]);
        int theme = reached.IndexOf("theme"), play = reached.IndexOf("play"), seek = reached.IndexOf("seek"), pick = reached.FindIndex(r => r.Contains("pick", StringComparison.Ordinal));
        Assert.True(theme > 0 && play > theme && seek > play && pick > seek, string.Join(", ", reached));
        Assert.Equal(3, reached.Count(r => r.Contains("pick", StringComparison.Ordinal))); // the fourth clip has no sound
    }

    [Fact]
    public void The_keys_play_and_switch_and_the_position_stays()
    {
        Open();
        Assert.Equal(0, State("current"));
        _browser.Press(" ", " ", 32);
        Assert.True(Poll.Until(() => State("position") > 0.3, TimeSpan.FromSeconds(30)), "it plays");
        double before = State("position");
        _browser.Press("2", "2", 50);
        Assert.Equal(1, State("current"));
        Assert.True(State("position") >= before, "the position stays");
        Assert.True(Poll.Until(() => State("position") > before + 0.2, TimeSpan.FromSeconds(30)), "and it goes on");
        Assert.Equal("false,true,false", (string?)_browser.Evaluate("[...document.querySelectorAll('.pick')].map(p => p.getAttribute('aria-pressed')).join()"));
        _browser.Press("9", "9", 57); // there is none: nothing happens
        Assert.Equal(1, State("current"));
        _browser.Press(" ", " ", 32);
        Assert.False((bool)_browser.Evaluate("topdown.state.running")!);
        double stopped = State("position");
        _browser.Press("3", "3", 51);
        Assert.Equal((2, stopped), (State("current"), State("position")));
        _browser.Evaluate("document.getElementById('keys').checked = false");
        _browser.Press("1", "1", 49);
        Assert.Equal(2, State("current"));
        Assert.True((bool)_browser.Evaluate("document.getElementById('sound-error').hidden")!);
        AssertNoErrors();

        double State(string name) => (double)_browser.Evaluate($"topdown.state.{name}")!;
    }

    [Fact]
    public void Without_JavaScript_every_clip_has_a_player_and_nothing_is_hidden()
    {
        _browser.Call("Emulation.setScriptExecutionDisabled", new() { ["value"] = true });
        Open();
        Assert.Equal("3,0,true", (string?)_browser.Evaluate("[[...document.querySelectorAll('audio')].filter(a => a.checkVisibility()).length, [...document.querySelectorAll('button')].filter(a => a.checkVisibility()).length, typeof topdown === 'undefined'].join()"));
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1200)]
    public void The_page_is_as_wide_as_the_window(int width)
    {
        _browser.Call("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 800, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 });
        Open();
        Assert.Equal("", (string?)_browser.Evaluate("document.documentElement.scrollWidth <= innerWidth ? '' : [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll') && !e.closest('svg')).map(e => e.tagName + '.' + e.className).slice(0, 9).join()"));
        Assert.True((bool)_browser.Evaluate("document.documentElement.scrollWidth <= innerWidth")!);
    }

    [Fact]
    public void It_prints_on_paper()
    {
        Open();
        byte[] pdf = Convert.FromBase64String((string)_browser.Call("Page.printToPDF", new() { ["printBackground"] = true, ["paperWidth"] = 8.27, ["paperHeight"] = 11.69 })["data"]!);
        string text = System.Text.Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF", text, StringComparison.Ordinal);
        int pages = System.Text.RegularExpressions.Regex.Count(text, @"/Type\s*/Page\b", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(10));
        Assert.InRange(pages, 2, 40);
    }
}
