using System.Numerics;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Editing;

/// <summary>A face made from the page alone: every group a panel with its switch in the head, rows of panels, pages of rows.</summary>
static class PlainFace
{
    const float Cell = 84, Edge = 8, Gap = 8;
    const float PanelHeight = 126;
    const int Rows = 3;

    static int Columns => (int)((Sheet.Body.Width - 2 * Edge) / Cell);

    public static void Lay(Sheet sheet)
    {
        var pages = new List<List<Widget>>();
        float x = float.MaxValue;
        int row = Rows;
        foreach (var (title, on, parameters) in Sections(sheet.Page))
        {
            float width = Math.Max(parameters.Length * Cell + 2 * Edge, 120);
            if (x + width > Sheet.Body.Right)
            {
                (x, row) = (Sheet.Body.X, row + 1);
                if (row >= Rows)
                {
                    pages.Add([]);
                    row = 0;
                }
            }
            Widget[] controls = [.. parameters.Select((p, i) => ControlOf(p, x + Edge + i * Cell, Sheet.Body.Y + row * (PanelHeight + Gap)))];
            var panel = sheet.Add(new Panel(new(x, Sheet.Body.Y + row * (PanelHeight + Gap), width, PanelHeight), title, on, controls));
            pages[^1].AddRange([panel, .. panel.Switch == null ? [] : new Widget[] { panel.Switch }, .. controls]);
            x += width + Gap;
        }
        if (pages.Count > 1) sheet.Add(new PageTurner(pages));
    }

    /// <summary>Groups, cut where they are wider than the body; globals that the foot does not have come last.</summary>
    static IEnumerable<(string Title, Toggle? On, Parameter[] Parameters)> Sections(Page page)
    {
        foreach (Group group in page.Groups)
        {
            Parameter[] all = [.. page.Parameters.Where(p => p.Group == group && !Foot.Has(page, p))];
            if (all.Length == 0) continue;
            Toggle? on = Array.Find(all, p => p is Toggle && (p.Id == "on" || p.Id.EndsWith("_on", StringComparison.Ordinal))) as Toggle;
            Parameter[] rest = [.. all.Where(p => p != on)];
            if (rest.Length == 0) yield return (group.Title, on, []);
            foreach (Parameter[] part in rest.Chunk(Columns))
            {
                yield return (group.Title, on, part);
                on = null;
            }
        }
    }

    static Control ControlOf(Parameter p, float x, float y) => p is Toggle toggle
        ? new Switch(toggle, new(x + 4, y + Panel.Head + 32, Cell - 8, 24), isButton: true)
        : new Knob(p, new Vector2(x + Cell / 2, y + Panel.Head + 18 + Knob.RadiusOf(KnobSize.Medium)));
}
