import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { runCarebatch, scratchFolder } from './carebatch.fixtures.ts'

const folder = scratchFolder('simulate-')
after(() => rmSync(folder, { recursive: true, force: true }))

const heading = 'NHS Number,Mobile,DOB,Name,Email'
const patients = [
  '9990548609,07700 900118,04/07/1970,"Okafor, Anthony",',
  '9990000018,O7700 900119,05/08/1971,"Patel, Meera",',
  '9990000026,not a phone,06/09/1972,"Quist, Ola",',
  '9990000034,,07/10/1973,"Rhys, Sian",sian.rhys@example.com',
]
writeFileSync(join(folder, 'list.csv'), [heading, ...patients, ''].join('\n'))
writeFileSync(join(folder, 'numbers.csv'), 'NHS Number\n9990548609\n')
writeFileSync(join(folder, 'no-mobile.csv'), 'NHS Number,DOB\n9990548609,04/07/1970\n')
writeFileSync(join(folder, 'prose.csv'), 'Dear all,\nplease find the list attached\n')
writeFileSync(join(folder, 'empty.csv'), '')

const simulated = (...args: readonly string[]) => runCarebatch(['simulate', ...args], { folder })
const systmOne = ['--system', 'systmone', '--test-numbers', '--at', '2030-11-26T09:00'] as const

test('a list is read, reviewed, rehearsed, and told in figures, codes and line numbers', async () => {
  const { code, out } = await simulated('list.csv', ...systmOne, '--message', 'x'.repeat(200), '--pence', '4')
  assert.equal(code, 0)
  const told = [
    /^List {12}4 patients, utf-8, header in line 1, read as SystmOne$/m,
    /^Look-ups {8}none: nobody was asked who has died/m,
    /^Contactable {5}3: 1 email, 2 sms$/m,
    /^Not contactable 1\n {2}not-uk-phone-number +1 {2}line 4$/m,
    /^Issues {10}1\n {2}phone-unreadable +1 {2}line 4$/m,
    /^Repairs {9}1\n {2}letter-o-for-zero +1 {2}line 3$/m,
    /^Texts {11}4 \(2 × 2\)$/m,
    /^Cost {12}£0\.16 at 4p a text$/m,
    /^First leaves {4}Tuesday,? 26 November 2030, 09:00$/m,
  ]
  for (const line of told) assert.match(out, line)
})

test('texts are counted as the provider sends them', async () => {
  const smile = ['list.csv', ...systmOne, '--message', `${'x'.repeat(100)}🙂`]
  const textsAs = async (...profile: readonly string[]) =>
    /^Texts {11}(\d+)/m.exec((await simulated(...smile, ...profile)).out)?.[1]
  assert.equal(await textsAs(), '4')
  assert.equal(await textsAs('--sms-profile', 'standard'), '4')
  assert.equal(await textsAs('--sms-profile', 'gov-uk-notify'), '2')
  assert.equal((await simulated(...smile, '--sms-profile', 'loud')).code, 2)
})

test('no patient data is printed', async () => {
  const { out, err } = await simulated(
    'list.csv',
    ...systmOne,
    '--message',
    'Dear Anthony Okafor, please call us.',
  )
  const cells = patients.flatMap((line) => line.split(/[",]+/)).filter((cell) => cell !== '')
  for (const cell of [...cells, '7700', 'Okafor', 'Meera']) assert.ok(!`${out}${err}`.includes(cell), cell)
  assert.match(out, /^Warning {9}personal-details$/m)
})

test('spread over days, the last leaves later', async () => {
  const { out } = await simulated('list.csv', ...systmOne, '--days', '3')
  assert.match(out, /^Last leaves {5}Thursday,? 28 November 2030, 09:00$/m)
})

test('a list of EMIS in England says that numbers come from the look-up, and that nobody can be counted', async () => {
  const { code, out } = await simulated('numbers.csv', '--system', 'emis-england')
  assert.equal(code, 1)
  assert.match(out, /phone numbers come from the look-up/)
  assert.match(out, /contact-details-unavailable +1 {2}line 2/)
  assert.match(out, /^First leaves {4}nothing leaves$/m)
})

test('a missing column is told by its name', async () => {
  const { out } = await simulated('no-mobile.csv', '--system', 'systmone')
  assert.match(out, /required-column-missing \(phone\) +1$/m)
})

test('fiction numbers are mobiles in test mode only', async () => {
  const { out } = await simulated('list.csv', '--system', 'systmone')
  assert.match(out, /^Contactable {5}1: 1 email$/m)
})

const refused: readonly (readonly [args: readonly string[], code: number, says: RegExp])[] = [
  [[], 2, /The list is missing\./],
  [['list.csv'], 2, /--system is missing\./],
  [['list.csv', '--system', 'vision'], 2, /There is no clinical system "vision"\. Codes: emis-england, /],
  [['nowhere.csv', '--system', 'systmone'], 2, /There is no file nowhere\.csv\./],
  [['list.csv', ...systmOne.slice(0, 3), '--at', 'tomorrow'], 2, /"tomorrow" is no time/],
  [['list.csv', ...systmOne.slice(0, 3), '--at', '2030-03-31T01:30'], 2, /The clocks skip 2030-03-31T01:30/],
  [['list.csv', ...systmOne, '--days', '0'], 2, /--days is a whole number from 1 to 60/],
  [['list.csv', ...systmOne, '--pence', 'dear'], 2, /--pence is a number/],
  [['prose.csv', '--system', 'systmone'], 1, /prose\.csv cannot be read: .*\(list-has-no-header\)\./],
  [['empty.csv', '--system', 'systmone'], 1, /empty\.csv cannot be read: .*\(list-is-empty\)\./],
]
test('what is typed wrong or cannot be read: one sentence, exit codes 2 and 1', async () => {
  for (const [args, code, says] of refused) {
    const ran = await simulated(...args)
    assert.deepEqual([ran.code, ran.out], [code, ''], args.join(' '))
    assert.match(ran.err, says)
  }
})

test('a placeholder without a value is told with its lines', async () => {
  const { out } = await simulated('list.csv', ...systmOne, '--message', 'Dear ((calling name))')
  assert.match(out, /^No value for {4}\(\(calling name\)\): lines 2, 3, 5$/m)
})

test('a time that has passed is a problem', async () => {
  const { code, out } = await simulated(
    'list.csv',
    '--system',
    'systmone',
    '--test-numbers',
    '--at',
    '2020-01-01T09:00',
  )
  assert.equal(code, 1)
  assert.match(out, /^Problem {9}schedule-in-past$/m)
})
