/**
 * How pages look on a screen. Inks and badges stand at least 4.5 : 1 from what is behind them. In Chinese text a font of the language comes
 * first, so that quotation marks and punctuation are as wide as its letters.
 */
export const SCREEN_STYLE = `
:root{--ink:#1d2a35;--soft:#4a5761;--line:#c9d1d7;--rule:#1d3f5a;--link:#14548c;--paper:#fff;--tint:#f4f6f8;color-scheme:light}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 "Noto Sans","Segoe UI",system-ui,-apple-system,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
:lang(zh){font-family:"Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","PingFang SC","Hiragino Sans GB","Microsoft YaHei",system-ui,sans-serif;line-height:1.75;text-autospace:normal}
h1,h2,h3,.over{font-family:"Noto Serif","Georgia","Times New Roman","Liberation Serif","DejaVu Serif",serif;line-height:1.3;text-wrap:balance}
:lang(zh) h1,:lang(zh) h2,:lang(zh) h3,:lang(zh) .over,h1 :lang(zh),h2 :lang(zh),h3 :lang(zh){font-family:"Noto Serif CJK SC","Noto Serif SC","Source Han Serif SC","Songti SC","SimSun",serif}
h1{font-size:2rem;margin:.1em 0 .2em;font-weight:600}
h2{font-size:1.45rem;margin:2.6rem 0 .8rem;padding-bottom:.3rem;border-bottom:1px solid var(--rule);font-weight:600;color:var(--rule)}
h3{font-size:1.18rem;margin:2rem 0 .6rem;font-weight:600}
h4{font-size:1rem;margin:1.6rem 0 .4rem;font-weight:600}
h5{font-size:.95rem;margin:1.2rem 0 .4rem;font-weight:600}
h3 small,h4 small{font-weight:400;color:var(--soft);font-size:.85rem}
p{margin:.5em 0}a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:1px}
a:focus-visible,.scroll:focus-visible,summary:focus-visible{outline:3px solid #b45f06;outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:#fff;padding:.4rem .8rem;z-index:2}
.top{display:flex;justify-content:space-between;gap:1rem;padding:.7rem 1.2rem;border-bottom:1px solid var(--line);font-size:.92rem}
.pages{border-bottom:1px solid var(--line);background:var(--tint);font-size:.92rem}
.pages ul,.toc ul{list-style:none;margin:0;padding:.35rem 1.2rem;display:flex;flex-wrap:wrap;gap:.1rem 1.3rem}
.pages a,.toc a{display:inline-block;padding:.3rem 0}.pages a[aria-current]{color:var(--ink);font-weight:600;text-decoration:none;border-bottom:2px solid var(--rule)}
main{max-width:70rem;margin:0 auto;padding:1.6rem 1.2rem 3rem}main:focus{outline:none}
.title{margin-bottom:1rem}.over{margin:0;color:var(--soft);font-size:1.05rem}.day{margin:0;color:var(--soft)}.lead{max-width:46rem}
.toc{border-left:3px solid var(--line);margin:1rem 0}.toc ul{padding:.1rem .9rem}
.note{color:var(--soft);max-width:52rem}
.benefit,.example{border-top:1px solid var(--line);margin-top:2rem}
.facts{display:grid;gap:.35rem 1.5rem;margin:.6rem 0}.facts>div{display:grid;grid-template-columns:9.5rem 1fr;gap:.2rem 1rem}
.facts dt{color:var(--soft)}.facts dd{margin:0}.facts ul{margin:0;padding-left:1.1rem}
.scroll{overflow-x:auto;margin:.5rem 0;position:relative}
table{border-collapse:collapse;min-width:min(100%,24rem);font-size:.93rem;line-height:1.5;border-top:2px solid var(--rule);border-bottom:1px solid var(--rule)}
caption{caption-side:top;text-align:left;padding:.3rem 0;color:var(--soft);font-size:.88rem}
th,td{padding:.36rem .85rem .36rem 0;text-align:left;vertical-align:top;border-top:1px solid #e3e7ea}
th:last-child,td:last-child{padding-right:.3rem}
thead th{border-top:0;border-bottom:1px solid var(--rule);font-weight:600;vertical-align:bottom}
tbody th{font-weight:400;max-width:26rem;min-width:4em}thead th{min-width:4em}
.num{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}thead .num{white-space:normal}
td ul{margin:.3rem 0;padding-left:1.1rem}
.when{color:var(--ink);font-weight:600}.attributes{margin-left:.6rem}
.badge{display:inline-block;border:1px solid currentColor;border-radius:2px;padding:0 .4em;font:500 .76rem/1.5 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;white-space:nowrap;vertical-align:.08em;color:var(--soft);background:#fff}
.badge.current,.badge.good{color:#1a6440}.badge.warn{color:#875200}.badge.open,.badge.bad{color:#a3261b}.badge.bad{background:#a3261b;color:#fff;border-color:#a3261b}.badge.past{color:var(--soft)}.badge.future{color:#14548c}
.source{font-size:.85rem;color:var(--soft);margin:.3rem 0 .8rem}ol.source{padding-left:1.5rem}.source li{margin:.15rem 0}
.remark{color:#6d4a00}.open-text{display:block;color:#8f2117}.scope{font-size:.88rem;color:var(--soft);margin:.2rem 0}
.mark{font-size:.7rem;color:var(--link);margin-left:.1rem}sup{line-height:0}sup.open{color:#a3261b;font-weight:700;margin-left:.1rem}
.open-value{border-bottom:1px dotted #a3261b}
code{font-family:ui-monospace,"Noto Sans Mono","SFMono-Regular",Consolas,monospace;font-size:.85em;overflow-wrap:anywhere}.place{color:var(--soft)}.digest{display:inline-block;max-width:22rem}
.panel{margin:1rem 0 1.6rem}.panel figcaption{font-weight:600;margin-bottom:.3rem}.pair{display:flex;flex-wrap:wrap;gap:.6rem 1.2rem}
.picture{flex:1 1 20rem;max-width:32rem;min-width:0}.picture svg,.timeline svg{display:block;max-width:100%;height:auto}.timeline svg{min-width:34rem}.who{font-size:.88rem;color:var(--soft);margin:.3rem 0}
.cases{padding-left:2rem}.cases>li{margin:.7rem 0}.cases p{margin:.15rem 0}.steps,.lines{padding-left:1.2rem}.depth1{margin-left:1.4rem}.depth2{margin-left:2.8rem}.depth3{margin-left:4.2rem}
details{margin:.3rem 0}summary{cursor:pointer;color:var(--link);padding:.15rem 0}
.state{display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;list-style:none;padding:0;margin:.8rem 0}
.nowrap{white-space:nowrap}.figure{font-weight:600}.single{margin:.4rem 0}.single .figure{font-size:1.05rem;margin-right:.6rem}.single .when{font-weight:400}.of{color:var(--soft);font-size:.88rem}h1::first-letter,h3::first-letter,h4::first-letter{text-transform:uppercase}
.sign-block table{width:100%}.sign-block tbody th,.sign-block td{height:4rem;min-width:6rem;vertical-align:middle;border-right:1px solid #e3e7ea}.sign-block td:last-child{border-right:0}
footer{border-top:1px solid var(--line);color:var(--soft);font-size:.85rem;padding:.8rem 1.2rem;text-align:center}
@media (max-width:40rem){main{padding:1rem .9rem 2rem}h1{font-size:1.55rem}h2{font-size:1.25rem}.top,.pages ul{padding-left:.9rem;padding-right:.9rem}.facts>div{grid-template-columns:1fr}.facts dt{font-size:.88rem}.attributes{display:block;margin-left:0}table:not(:has(.num)) :is(th,td){min-width:7.5em}}
`;
