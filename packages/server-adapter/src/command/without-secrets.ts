const secretNames = /secret|token|key|password|passwd|_pwd|credential|url|dsn/i

/**
 * A text that may be shown: values of environment variables that are named like secrets are cut out, and so is what
 * stands before the @ of an address.
 */
export function withoutSecrets(text: string, env: Readonly<Record<string, string | undefined>>): string {
  const secrets = Object.entries(env)
    .flatMap(([name, value]) => (secretNames.test(name) && value !== undefined ? [value] : []))
    .filter((value) => value.length >= 6)
    .toSorted((one, other) => other.length - one.length)
  const cut = secrets.reduce((shown, secret) => shown.replaceAll(secret, '…'), text)
  return cut.replace(/(\w+:\/\/)[^\s/@]+@/g, '$1…@')
}
