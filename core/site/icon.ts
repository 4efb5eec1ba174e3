/** The line of the app's sign. */
export const CURL = 'M9.5 11.2C9.5 7.6 12.4 5 16 5s6.500 2.500 6.500 6c0 4.600-6.500 5-6.500 10'

/** The sign of the app, as in app/icon.svg. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="none" stroke="#b8402a" stroke-width="4" stroke-linecap="round" d="${CURL}"/><circle cx="16" cy="27" r="2.600" fill="#b8402a"/></svg>
`
