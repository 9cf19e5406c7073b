import assert from 'node:assert/strict'
import { posix } from 'node:path'
import { test } from 'node:test'
import { files, read } from './tree.ts'

const markdown = files.filter((file) => file.endsWith('.md'))
const withoutCode = (text: string) => text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '')

/** The anchors that a page has, by the rule the code hosts use. */
function anchorsOf(file: string): readonly string[] {
  return [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replace(/ /g, '-'),
  )
}

test('no relative link of a page is dead', () => {
  const dead = markdown.flatMap((page) =>
    [...withoutCode(read(page)).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [path = '', anchor] = target.split('#')
        const file = path === '' ? page : posix.join(posix.dirname(page), path)
        if (!files.some((known) => known === file || known.startsWith(`${file.replace(/\/$/, '')}/`)))
          return true
        return anchor !== undefined && file.endsWith('.md') && !anchorsOf(file).includes(anchor)
      })
      .map((target) => `${page}: ${target}`),
  )
  assert.deepEqual(dead, [])
})
