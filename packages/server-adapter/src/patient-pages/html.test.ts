import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { html } from './html.ts'

test('no text leaves the place it was put into', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { markup } = html`<p title="${text}">${text}</p>`
      assert.match(markup, /^<p title="[^"<>]*">[^<>]*<\/p>$/)
    }),
  )
  assert.equal(html`${`"'<&>`}`.markup, '&quot;&#39;&lt;&amp;&gt;')
})

test('markup in markup stays as it is, alone or in a list, and what is missing is nothing', () => {
  const items = ['a', 'b'].map((item) => html`<li>${item}</li>`)
  assert.equal(
    html`<ul>
      ${items}
    </ul>`.markup.replaceAll(/\s/g, ''),
    '<ul><li>a</li><li>b</li></ul>',
  )
  assert.equal(html`${undefined}${false}${0}${html`<br />`}`.markup, '0<br />')
})
