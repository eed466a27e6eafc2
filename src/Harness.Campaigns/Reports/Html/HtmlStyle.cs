namespace Harness.Campaigns.Reports.Html;

/// <summary>The look of a page: light and dark by the reader's choice, readable on a phone and on paper. Nothing is loaded.</summary>
internal static class HtmlStyle
{
    /// <summary>Contrasts are at least 4.5 to 1 in both themes; colour never says anything that words do not.</summary>
    public const string Css = """
        :root{color-scheme:light dark;--page:#fff;--ink:#1b1f24;--soft:#57606a;--line:#d5dae0;--panel:#f5f7f9;--link:#0a5cc4;--good:#17703a;--bad:#b3261e;--odd:#835400;--bar:#17703a;--track:#e4e8ec}
        @media (prefers-color-scheme:dark){:root{--page:#12161b;--ink:#e4e8ec;--soft:#a2acb7;--line:#343c46;--panel:#1a2027;--link:#79b4ff;--good:#6fcf8f;--bad:#ff9288;--odd:#e5b45c;--bar:#6fcf8f;--track:#2b333c}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
        header,main,footer{max-width:62rem;margin:0 auto;padding:0 1.25rem}
        header{padding-top:2.5rem}
        h1{font-size:1.55rem;line-height:1.25;margin:.1rem 0 .8rem;overflow-wrap:anywhere}
        h2{font-size:1.15rem;margin:2.4rem 0 .7rem}
        h3{font-size:1rem;margin:0;overflow-wrap:anywhere}
        p{margin:.5rem 0}
        a{color:var(--link)}
        a:focus-visible,[tabindex]:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
        .skip{position:absolute;left:-99rem}
        .skip:focus{left:1rem;top:.5rem;background:var(--page);padding:.4rem .8rem}
        .kind{color:var(--soft);margin:0}
        .banner{border-left:4px solid var(--odd);background:var(--panel);padding:.6rem .9rem;margin:1rem 0}
        .totals{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.75rem;margin:1rem 0 0}
        .totals div{background:var(--panel);border:1px solid var(--line);border-radius:.5rem;padding:.7rem .9rem}
        .totals dt{color:var(--soft);font-size:.85rem}
        .totals dd{margin:0;font-size:1.5rem;font-weight:650;font-variant-numeric:tabular-nums}
        .totals small{display:block;font-size:.82rem;font-weight:400;color:var(--soft)}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%}
        th,td{text-align:left;vertical-align:top;padding:.5rem .7rem .5rem 0;border-bottom:1px solid var(--line)}
        thead th{color:var(--soft);font-weight:600;font-size:.85rem;white-space:nowrap}
        tbody th{font-weight:600}
        td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        .note{display:block;color:var(--soft);font-weight:400;font-size:.85rem}
        svg.bar{display:block;width:100%;min-width:6rem;height:.9rem}
        .bar .t{fill:var(--track)}
        .bar .i{fill:var(--bar);opacity:.42}
        .bar .p{fill:var(--bar)}
        .good{color:var(--good)}.bad{color:var(--bad)}.odd{color:var(--odd)}
        article{border:1px solid var(--line);border-radius:.5rem;padding:.8rem 1rem;margin:.8rem 0}
        article ul{margin:.4rem 0;padding-left:1.2rem}
        article li{overflow-wrap:anywhere}
        dl.facts{display:grid;grid-template-columns:minmax(8rem,16rem) 1fr;margin:0}
        dl.facts dt,dl.facts dd{margin:0;padding:.3rem .7rem .3rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
        dl.facts dt{color:var(--soft)}
        code{font:.86em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
        summary{cursor:pointer;padding:.3rem 0}
        footer{color:var(--soft);font-size:.85rem;padding-top:2rem;padding-bottom:2.5rem}
        @media (max-width:34rem){body{font-size:15px}header{padding-top:1.4rem}header,main,footer{padding-left:1rem;padding-right:1rem}.wide{display:none}thead th{white-space:normal}tbody th{overflow-wrap:anywhere}th,td{padding-right:.5rem}dl.facts{grid-template-columns:1fr}dl.facts dt{border:0;padding-bottom:0}svg.bar{min-width:4.2rem}.totals{grid-template-columns:1fr 1fr}.totals dd{font-size:1.25rem}}
        @media print{body{font-size:11pt}article{break-inside:avoid}.skip{display:none}}
        """;
}
