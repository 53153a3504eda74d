/** What a notebook may try: every entry would run script, load something or cover the page if it were let through. */
export const hostile: readonly (readonly [name: string, html: string])[] = [
  ["script", `<script>window.hacked = 1</script>`],
  ["script in svg", `<svg><script>window.hacked = 1</script></svg>`],
  ["svg onload", `<svg onload="window.hacked = 1"></svg>`],
  ["svg use", `<svg><use href="https://evil.test/x.svg#a"/></svg>`],
  ["svg animate", `<svg><a><animate attributeName=href values=javascript:window.hacked=1 /><text>x</text></a></svg>`],
  ["foreignObject", `<svg><foreignObject><iframe src="javascript:window.hacked=1"></iframe></foreignObject></svg>`],
  ["mathml", `<math><mtext><table><mglyph><style><!--</style><img title="--><img src=1 onerror=window.hacked=1>">`],
  ["mutation", `<noscript><p title="</noscript><img src=x onerror=window.hacked=1>">`],
  ["mutation by form", `<form><div></form><form><img src=x onerror=window.hacked=1></form>`],
  ["template", `<template><img src=x onerror="window.hacked=1"></template>`],
  ["image handler", `<img src=x onerror="window.hacked = 1">`],
  ["handler with odd white space", `<img/src=x\u000conerror=window.hacked=1>`],
  ["details toggle", `<details open ontoggle="window.hacked = 1">x</details>`],
  ["focus handler", `<input autofocus onfocus="window.hacked = 1">`],
  ["video", `<video src="https://evil.test/v" onerror="window.hacked = 1" autoplay></video>`],
  ["iframe", `<iframe srcdoc="<script>parent.hacked = 1</script>"></iframe>`],
  ["object and embed", `<object data="https://evil.test/o"></object><embed src="https://evil.test/e">`],
  ["javascript link", `<a href="javascript:window.hacked=1">x</a>`],
  ["javascript link in disguise", `<a href=" java&#10;script:window.hacked=1">x</a><a href="&#1;javascript:1">y</a>`],
  ["data link", `<a href="data:text/html,<script>1</script>">x</a>`],
  ["vbscript link", `<a href="vbscript:x">x</a>`],
  ["meta refresh", `<meta http-equiv="refresh" content="0;url=https://evil.test/">`],
  ["base", `<base href="https://evil.test/">`],
  ["stylesheet", `<link rel="stylesheet" href="https://evil.test/s.css"><link rel=prefetch href=https://evil.test/p>`],
  ["style import", `<style>@import url(https://evil.test/s.css); body { display: none }</style>`],
  ["style url", `<p style="background: url(https://evil.test/b.png)">x</p>`],
  ["style url in capitals", `<p style="BACKGROUND:URL('https://evil.test/b.png')">x</p>`],
  ["style url spelt with escapes", `<p style="background: \\75 rl(https://evil.test/b.png)">x</p>`],
  ["style url behind a comment", `<p style="background: u/**/rl(https://evil.test/b.png)">x</p>`],
  ["style image-set", `<p style="background-image: image-set('https://evil.test/b.png' 1x)">x</p>`],
  [
    "style url behind a quoted semicolon",
    `<p style="content: ';'; list-style: ';' url(https://evil.test/b.png)">x</p>`,
  ],
  ["covering the page", `<div style="position: fixed; inset: 0; z-index: 9">all yours</div>`],
  [
    "image from afar",
    `<img src="https://evil.test/i.png"><img srcset="https://evil.test/i.png 1x"><img src="//evil.test/i">`,
  ],
  ["picture source", `<picture><source srcset="https://evil.test/i.png"><img alt=""></picture>`],
  ["html as an image", `<img src="data:text/html,<script>1</script>">`],
  [
    "table background",
    `<table background="https://evil.test/b.png"><tr><td background="https://evil.test/c.png">x</table>`,
  ],
  ["body handler", `<body onload="window.hacked = 1" background="https://evil.test/b.png">`],
  ["form", `<form action="https://evil.test/"><button formaction="javascript:window.hacked=1">x</button></form>`],
  ["ping", `<a href="https://example.org/" ping="https://evil.test/">x</a>`],
  ["breaking out of the page", `</main></body></html><script>window.hacked = 1</script>`],
  ["script in a foreign case", `<ScRiPt>window.hacked = 1</sCrIpT>`],
  ["script with a slash", `<script/x>window.hacked = 1</script>`],
  ["script cut short", `<script>window.hacked = 1`],
  ["double-opened tag", `<<script>window.hacked = 1;//<</script>`],
  ["quotes that end early", `<img """><script>window.hacked = 1</script>">`],
  ["attribute that is never closed", `<img src="x" onerror="window.hacked=1`],
  ["back-tick quotes", "<img src=`x` onerror=`window.hacked=1`>"],
  [
    "handlers of every age",
    `<b onmouseover=window.hacked=1 onpointerrawupdate=window.hacked=1 onwheel=window.hacked=1 onbeforetoggle=window.hacked=1>x</b>`,
  ],
  [
    "animation handler",
    `<style>@keyframes x{}</style><b style="animation-name:x" onanimationstart="window.hacked=1">x</b>`,
  ],
  ["transition handler", `<a id=x style="transition:outline 1s" ontransitionend=window.hacked=1 href=#x>x</a>`],
  ["marquee", `<marquee onstart=window.hacked=1 onfinish=window.hacked=1>x</marquee>`],
  ["scroll handler", `<div style="overflow:scroll;height:1px" onscroll=window.hacked=1><br><br><br></div>`],
  [
    "keygen, isindex, menuitem",
    `<keygen autofocus onfocus=window.hacked=1><isindex action=javascript:window.hacked=1><menuitem icon=x>`,
  ],
  ["javascript link with a tab and a newline", `<a href="jav&#9;asc&#10;ript:window.hacked=1">x</a>`],
  [
    "javascript link spelt in numbers",
    `<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;window.hacked=1">x</a>`,
  ],
  [
    "javascript link behind a view-source",
    `<a href="view-source:javascript:window.hacked=1">x</a><a href="feed:javascript:window.hacked=1">y</a>`,
  ],
  [
    "blob and file links",
    `<a href="blob:https://evil.test/x">x</a><a href="file:///etc/passwd">y</a><a href="filesystem:x">z</a>`,
  ],
  [
    "area and link of an image map",
    `<map name=m><area shape=default href="javascript:window.hacked=1"></map><img usemap=#m src=x>`,
  ],
  ["svg in a data link", `<a href="data:image/svg+xml,<svg onload=window.hacked=1>">x</a>`],
  [
    "svg set",
    `<svg><a xlink:href="#"><set attributeName="xlink:href" to="javascript:window.hacked=1"/><text>x</text></a></svg>`,
  ],
  ["svg handler event", `<svg><handler type="text/javascript" ev:event="load">window.hacked=1</handler></svg>`],
  [
    "svg style and title that change the parser",
    `<svg></p><style><a id="</style><img src=1 onerror=window.hacked=1>">`,
  ],
  ["mathml link", `<math><maction actiontype="statusline#" xlink:href="javascript:window.hacked=1">x</maction></math>`],
  [
    "mathml annotation",
    `<math><annotation-xml encoding="text/html"><img src=x onerror=window.hacked=1></annotation-xml></math>`,
  ],
  [
    "mathml that becomes html",
    `<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=window.hacked=1 src>">`,
  ],
  [
    "select that swallows",
    `<select><template><style><!--</style><a rel="--></style></template></select><img src onerror=window.hacked=1>">`,
  ],
  [
    "table that moves its contents out",
    `<table><td><img src=x onerror=window.hacked=1></td><script>window.hacked=1</script></table>`,
  ],
  [
    "comment that ends otherwise",
    `<!--><img src=x onerror=window.hacked=1>--><!--!><img src=x onerror=window.hacked=1>-->`,
  ],
  [
    "conditional comment, xml, cdata",
    `<!--[if gte IE 4]><script>window.hacked=1</script><![endif]--><?xml version="1.0"?><![CDATA[<img src=x onerror=window.hacked=1>]]>`,
  ],
  [
    "textarea and title that break out",
    `<textarea><img title="</textarea><img src=x onerror=window.hacked=1>"></textarea>`,
  ],
  ["xmp, plaintext, listing", `<xmp><img title="</xmp><img src=x onerror=window.hacked=1>"></xmp><listing>x</listing>`],
  [
    "declarative shadow root",
    `<div><template shadowrootmode=open><img src=x onerror=window.hacked=1></template></div>`,
  ],
  [
    "popover and dialog",
    `<button popovertarget=p>x</button><div popover id=p>y</div><dialog open style="position:fixed">z</dialog>`,
  ],
  [
    "css expression and behaviour",
    `<p style="width: expression(window.hacked=1); behavior: url(https://evil.test/x.htc); -moz-binding: url(https://evil.test/x.xml#a)">x</p>`,
  ],
  [
    "css cursor, list, mask, filter, font",
    `<p style="cursor: url(https://evil.test/c), auto; list-style-image: url(https://evil.test/l); mask: url(https://evil.test/m); filter: url(https://evil.test/f#x)">x</p>`,
  ],
  ["css variable that holds an address", `<p style="--x: url(https://evil.test/v); background: var(--x)">x</p>`],
  ["css that ends its element", `<style></style><img src=x onerror=window.hacked=1></style>`],
  [
    "frameset and layer",
    `<frameset onload=window.hacked=1><frame src="javascript:window.hacked=1"></frameset><layer src="https://evil.test/"></layer>`,
  ],
  [
    "applet, bgsound, portal, fencedframe",
    `<applet code=x></applet><bgsound src="https://evil.test/b"><portal src="https://evil.test/"></portal><fencedframe></fencedframe>`,
  ],
  [
    "audio, track, source",
    `<audio src="https://evil.test/a" autoplay oncanplay=window.hacked=1></audio><video poster="https://evil.test/p"><track src="https://evil.test/t" default></video>`,
  ],
  [
    "import map, module, speculation rules",
    `<script type=importmap>{"imports":{"x":"https://evil.test/x.js"}}</script><script type=module>window.hacked=1</script><script type=speculationrules>{"prefetch":[{"urls":["https://evil.test/s"]}]}</script>`,
  ],
  [
    "manifest, dns and preconnect",
    `<html manifest="https://evil.test/m"><link rel=dns-prefetch href=//evil.test><link rel=preconnect href=//evil.test><link rel=manifest href=//evil.test/w>`,
  ],
  [
    "lazy and responsive images",
    `<img loading=lazy src="https://evil.test/z"><img src=x srcset="https://evil.test/a 1x, https://evil.test/b 2x" sizes=1px><image href="https://evil.test/i">`,
  ],
];

/** What leaves harmless words behind that look like an attack: only a browser can tell. */
export const disguised: typeof hostile = [
  ["nested tags that make a script", `<scr<script>ipt>window.hacked = 1</scr</script>ipt>`],
  ["null in the tag", `<scr\u0000ipt>window.hacked = 1</script><img src=x on\u0000error=window.hacked=1>`],
  [
    "svg image with a script inside",
    `<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='parent.hacked=1'><script>parent.hacked=1</script></svg>">`,
  ],
  [
    "names that shadow the document's",
    `<img name=body src=x><form id=querySelector><input name=attributes></form><a id=hacked href=#>x</a><a id=skbook-live>{}</a>`,
  ],
];
