/** The cookie goes back to the pages of this one link only. */
const name = 'carebatch-pass'

export function passCookie(pass: string, base: string, { isSecure }: { readonly isSecure: boolean }): string {
  const secure = isSecure ? '; Secure' : ''
  return `${name}=${pass}; Path=${base}; Max-Age=1800; HttpOnly; SameSite=Lax${secure}`
}

/** What a device shows as its pass, '' where it shows none. */
export function shownPass(request: Request): string {
  const cookies = request.headers.get('cookie') ?? ''
  for (const cookie of cookies.split(';')) {
    const [key = '', value = ''] = cookie.trim().split('=')
    if (key === name) return value
  }
  return ''
}
