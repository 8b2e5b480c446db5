"""
The style sheet of written HTML pages.

Levels differ by sign, border and colour, never by colour alone; all text
colours have a contrast of at least 4.5 to 1 on their ground.
"""

STYLE = """
:root{color-scheme:light}
body{margin:0 auto;max-width:210mm;padding:1rem;background:#fff;color:#1a1a1a;
 font:1rem/1.8 "仿宋_GB2312","FangSong","STFangsong","Noto Serif CJK SC","Noto Serif SC",serif}
:lang(en){font-family:"Noto Serif","Times New Roman",serif}
h1{font:1.6rem/1.4 "方正小标宋简体","STSong","Noto Serif CJK SC","Noto Serif SC",serif;
 text-align:center;margin:1.5rem 0}
h2,h3,h4,h5,h6{font-family:"黑体","SimHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;font-size:1.1rem;
 margin:1.2rem 0 .4rem}
h3{font-family:"楷体_GB2312","KaiTi","STKaiti","Noto Serif CJK SC",serif}
p{margin:.3rem 0;text-indent:2em;overflow-wrap:anywhere}
.sheet{overflow-x:auto;margin:.8rem 0}
table{border-collapse:collapse;width:100%;table-layout:fixed;font-size:.82rem;line-height:1.35}
/* The heading above says it to the eye, the caption to screen readers. */
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{border:1px solid #333;padding:.25rem .3rem;text-align:center;vertical-align:middle;overflow-wrap:anywhere}
th{font-weight:normal;background:#f4f4f4}
th[scope=row]{text-align:start}
:lang(en) th{font-size:.68rem;padding-inline:.15rem;overflow-wrap:break-word;hyphens:auto}
td{font-variant-numeric:tabular-nums}
a{color:#0b4a8f}
a:focus-visible{outline:3px solid #0b4a8f;outline-offset:1px}
a.to-mark{position:relative;color:inherit;text-decoration:none;display:inline-block;min-width:1.2em;min-height:1.2em}
p a.to-mark,mark a.to-mark{display:inline}
td.mark a.to-mark::before,mark a.to-mark::before{font-weight:bold;margin-inline-end:.2em}
td.mark.error,mark.error{background:#fde7e9;color:#8a0012}
td.mark.error{outline:3px solid #b00020;outline-offset:-3px;font-weight:bold}
td.mark.error a::before,mark.error a::before{content:"✗"}
td.mark.warning,mark.warning{background:#fff3d6;color:#6b4300}
td.mark.warning{outline:3px dashed #a86400;outline-offset:-3px}
td.mark.warning a::before,mark.warning a::before{content:"!"}
td.mark.info,mark.info{background:#e6f0fb;color:#0b3d77}
td.mark.info{outline:2px dotted #0b5cad;outline-offset:-2px}
td.mark.info a::before,mark.info a::before{content:"i";font-style:italic}
td.mark.undetermined,mark.undetermined{background:#f0f0f0;color:#333}
td.mark.undetermined{outline:2px dotted #555;outline-offset:-2px}
td.mark.undetermined a::before,mark.undetermined a::before{content:"?"}
td.mark.involved{background:repeating-linear-gradient(135deg,#fff,#fff 5px,#eee 5px,#eee 7px)}
td:target,p:target,li:target,h2:target,h3:target{box-shadow:0 0 0 4px #ffbf00;scroll-margin:4rem}
a.to-mark:focus-visible::after{content:attr(data-tip);white-space:pre-wrap;position:absolute;z-index:2;top:100%;
 inset-inline-end:0;width:max-content;max-width:20rem;text-align:start;font:.8rem/1.4 sans-serif;background:#1a1a1a;
 color:#fff;padding:.4rem .6rem;border-radius:.3rem}
aside.findings{border:1px solid #888;border-radius:.3rem;padding:.2rem 1rem 1rem;font-size:.9rem;line-height:1.55;
 font-family:"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;margin-bottom:2rem}
aside.findings p{text-indent:0}
aside.findings h3{font:bold .95rem/1.4 inherit;font-family:inherit;margin:.8rem 0 .2rem}
aside.findings ol{margin:0;padding-inline-start:1.6rem}
aside.findings li{margin:.35rem 0;overflow-wrap:anywhere}
.level{display:inline-block;border:1px solid;border-radius:.2rem;padding:0 .35em;font-size:.85em}
.level.error{color:#8a0012;background:#fde7e9}.level.error::before{content:"✗ "}
.level.warning{color:#6b4300;background:#fff3d6;border-style:dashed}.level.warning::before{content:"! "}
.level.info{color:#0b3d77;background:#e6f0fb;border-style:dotted}.level.info::before{content:"i "}
.level.undetermined{color:#333;background:#f0f0f0;border-style:dotted}.level.undetermined::before{content:"? "}
.cells,.source,code{color:#444;font-size:.92em;display:block}
@page{size:A4;margin:20mm 16mm}
@media print{body{max-width:none;padding:0;font-size:11pt}
 .sheet{overflow:visible}table{font-size:8.5pt}thead{display:table-header-group}
 tr,.sheet{break-inside:avoid}h1,h2,h3,h4,h5,h6{break-after:avoid}
 td.mark,mark,.level,th{print-color-adjust:exact;-webkit-print-color-adjust:exact}
 nav.contents{display:none}aside.findings{break-after:page}}
"""
