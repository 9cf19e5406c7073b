import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const present = () => [process.env.CHROMIUM, ...places].find((path) => path !== undefined && existsSync(path))
const quiet = (command, args) =>
  spawnSync(command, args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    .status === 0

/** Path of a Chromium; Debian's package is installed where that is allowed. Undefined: there is none. */
export function chromium() {
  const found = present()
  if (found !== undefined) return found
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!mayInstall) return undefined
  process.stdout.write('No Chromium found: installing the Debian package "chromium" ...\n')
  quiet('apt-get', ['update'])
  quiet('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])
  return present()
}
