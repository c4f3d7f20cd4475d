import type { Language } from "../diagnostics/render/fill.ts";

/** A4: the title runs above every page, its number below; headings keep with what follows, tables repeat theirs. */
export function printStyle(title: string, day: string, language: Language): string {
  const page = language === "zh" ? `"第 " counter(page) " 页，共 " counter(pages) " 页"` : `"Page " counter(page) " of " counter(pages)`;
  const font = language === "zh" ? `"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif` : `"Noto Sans","Helvetica Neue",Arial,sans-serif`;
  return `
@page{size:A4;margin:22mm 16mm 20mm;@top-left{content:${cssText(title)};font:8.5pt ${font};color:#4a5761}@top-right{content:${cssText(day)};font:8.5pt ${font};color:#4a5761}@bottom-center{content:${page};font:8.5pt ${font};color:#4a5761}}
@media print{
body{font-size:10pt;line-height:1.5}main{max-width:none;padding:0}.top,.pages,.skip,footer{display:none}
h1{font-size:19pt}h2{font-size:14pt;margin-top:20pt}h3{font-size:11.5pt}h4{font-size:10.5pt}
h1,h2,h3,h4,h5,caption,figcaption,.who,summary{break-after:avoid}h2,h3,h4{break-inside:avoid}
p,li{orphans:3;widows:3}tr,.picture,.facts>div,.sign-block{break-inside:avoid}thead{display:table-header-group;break-inside:avoid;break-after:avoid}tbody tr:first-child{break-before:avoid}
.scroll{overflow:visible}.timeline svg{min-width:0}table{font-size:8.6pt;width:100%;min-width:0}.num{white-space:normal}th,td{padding:2.4pt 6pt 2.4pt 0}tbody th{max-width:none}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:4mm}.picture{max-width:none}
a{color:inherit;text-decoration:none}.badge{font-size:7pt}.badge.bad{background:#fff;color:#a3261b}
.toc{border-left:0;padding:0;break-after:auto}.signatures{break-inside:avoid}
details::details-content{content-visibility:visible;display:block;block-size:auto}summary{list-style:none}
.facts>div{grid-template-columns:38mm 1fr}
}
`;
}

/** A CSS string in a style element: neither its quote nor an end tag can end it. */
function cssText(text: string): string {
  return `"${[...text].map((sign) => (/[\p{L}\p{N} ，。、（）《》“”·〔〕-]/u.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 32).toString(16)} `)).join("")}"`;
}
