/** A list that is kept up to date and that names each of these; looked at on 22 November 2026. */
export const linkShortenersSource = 'https://github.com/PeterDaveHello/url-shorteners'

/**
 * Services that hide where a link leads. NHS guidance on messages asks for links that are full, readable and trusted
 * (NHS Notify, "Links and URLs"), and mobile networks block texts with these. General services only: a short address
 * that always leads to one company hides less.
 */
export const linkShorteners: ReadonlySet<string> = new Set(
  (
    'adf.ly b.link bit.ly bitly.com bl.ink buff.ly clck.ru cutt.ly cutt.us da.gd dub.sh goo.gl goo.su ht.ly ' +
    'is.gd j.mp kutt.it n9.cl ow.ly qr.ae rb.gy rebrand.ly s.id short.gy shorturl.asia shorturl.at shorturl.com ' +
    'smarturl.it snip.ly surl.li t.co t.ly t2m.io tiny.cc tiny.ee tiny.one tinyurl.com trib.al u.to urlz.fr ' +
    'v.gd vo.la x.gd'
  ).split(' '),
)
