"""The style of HTML documents: wide and narrow screens, dark screens left alone, paper.

Text on ground has a contrast of at least 7 : 1 (WCAG 2.2, 1.4.6), lines that carry meaning 3 : 1.
"""

CSS = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; color: #1b1b1b; background: #fff; line-height: 1.5;
  font-family: Arimo, "Liberation Sans", Arial, Helvetica, sans-serif; }
header, nav, main { max-width: 60rem; margin: 0 auto; padding: 0 1rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.2; margin: 2rem 0 .75rem; }
h1 { font-size: 2rem; } h2 { font-size: 1.5rem; } h3 { font-size: 1.25rem; }
h4, h5, h6 { font-size: 1rem; }
a { color: #0b4778; }
a:focus, [tabindex]:focus, input:focus { outline: 3px solid #0b4778; outline-offset: 2px; }
.skip { position: absolute; left: -999rem; background: #fff; padding: .5rem 1rem; }
.skip:focus { left: 0; top: 0; }
.facts, .fields { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
.facts dt, .fields dt, dl dt { font-weight: bold; }
.facts dd, .fields dd { margin: 0; overflow-wrap: anywhere; }
nav ol { list-style: none; padding-left: 1rem; }
nav > ol { padding-left: 0; }
.lead { font-size: 1.125rem; }
.small-print { font-size: .875rem; }
.scroll { overflow-x: auto; margin: 1.5rem 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; padding-bottom: .5rem; }
caption .summary { display: block; font-weight: normal; font-size: .875rem; }
th, td { border: 1px solid #6b6b6b; padding: .375rem .5rem; text-align: left;
  vertical-align: top; }
thead th { background: #e8eef4; }
.end { text-align: right; font-variant-numeric: tabular-nums; }
figure { margin: 1.5rem 0; }
figure .scroll { margin: 0; }
figure img { display: block; height: auto; }
figure .wide img { width: 100%; min-width: 46rem; }
figcaption { font-weight: bold; margin-top: .5rem; }
.item, .callout { margin: 1.5rem 0; padding: .25rem 1rem; border-left: .25rem solid #0b4778; }
.callout { background: #f0f4f8; }
.callout.warning { border-color: #8b1a0e; background: #fdf0ee; }
.item-title { font-weight: bold; }
code { font-family: "Liberation Mono", Consolas, Menlo, monospace; }
.form label { display: block; margin: 1rem 0; }
.form input { display: block; width: 100%; max-width: 30rem; font: inherit; padding: .25rem;
  border: 0; border-bottom: 1px solid #1b1b1b; }
@media (max-width: 40rem) { .facts, .fields { grid-template-columns: 1fr; } }
@media print {
  .skip { display: none; }
  header, nav, main { max-width: none; padding: 0; }
  .scroll { overflow: visible; }
  figure img, figure .wide img { width: auto; min-width: 0; max-width: 100%; }
  thead { display: table-header-group; }
  tr, figure img, .callout { break-inside: avoid; }
  h1, h2, h3, h4, h5, h6, caption { break-after: avoid; }
  .page-break { break-before: page; }
  a { color: inherit; }
}
"""
