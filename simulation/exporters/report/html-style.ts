/** The look of an HTML report, with its own colours: it stands alone. */
export const HTML_STYLE = `
:root { --sheet: #ffffff; --text: #1a1b22; --soft: #484a53; --line: #d1d2d9; --control: #888a92; --well: #f1f2f6; --accent: #7a38bf; --missed: #b21826; color-scheme: light; }
:root[data-theme='dark'] { --sheet: #0d0e12; --text: #eff0f3; --soft: #c1c2c8; --line: #3b3d45; --control: #757780; --well: #1d1e23; --accent: #bd96f6; --missed: #ffaba5; color-scheme: dark; }
body { margin: 0; background: var(--sheet); color: var(--text); font: 15px/1.5 Inter, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif; }
main { max-width: 1040px; margin: 0 auto; padding: 32px 24px; }
h1 { margin: 0 0 8px; font-size: 26px; overflow-wrap: anywhere; }
h2 { margin: 32px 0 8px; font-size: 18px; }
.description { max-width: 72ch; color: var(--soft); }
.description :is(p, ul, ol) { margin: 0 0 8px; }
.description :is(ul, ol) { padding-left: 20px; }
figure { margin: 16px 0 0; }
.picture, .wide { overflow-x: auto; }
.picture { border: 1px solid var(--line); border-radius: 10px; }
.picture svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
figcaption, .hint { margin-top: 8px; color: var(--soft); font-size: 13px; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
.number { text-align: right; white-space: nowrap; }
.number + :not(.number) { padding-left: 12px; }
th { color: var(--soft); font-size: 13px; font-weight: 500; }
td:first-child { font-weight: 500; }
.panel { margin-top: 24px; padding: 4px 20px 20px; border: 1px solid var(--line); border-radius: 10px; }
.panel h2 { margin-top: 16px; }
.controls { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 16px 32px; }
.control { display: grid; grid-template-columns: 1fr auto; gap: 4px 12px; align-content: start; }
.control label { color: var(--soft); font-size: 13px; }
.control output { font-weight: 600; font-variant-numeric: tabular-nums; }
.control input[type='range'] { grid-column: 1 / -1; width: 100%; min-height: 24px; margin: 0; accent-color: var(--accent); }
.control input[type='number'], .control select, .panel button { min-height: 32px; padding: 0 8px; border: 1px solid var(--control); border-radius: 6px; background: var(--well); color: var(--text); font: inherit; }
.control input[type='number'] { grid-column: 1 / -1; box-sizing: border-box; width: 100%; }
.control select { grid-column: 1 / -1; }
.panel button { margin-top: 16px; padding: 0 12px; }
.control input:invalid { border-color: var(--missed); }
.answers { display: grid; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); gap: 16px; margin: 20px 0 0; }
.answers dt { color: var(--soft); font-size: 13px; }
.answers dd { margin: 0; font-size: 20px; font-weight: 600; font-variant-numeric: tabular-nums; }
.answers dd small { display: block; color: var(--soft); font-size: 13px; font-weight: 400; }
.fault { color: var(--missed); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media print { :root[data-theme] { --sheet: #ffffff; --text: #1a1b22; --soft: #484a53; --line: #d1d2d9; color-scheme: light; } section { break-inside: avoid-page; } main { padding: 0; } .panel { display: none; } }
`
