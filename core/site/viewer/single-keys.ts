/** Whether single keys do something. Who speaks to the browser, or types past a field, can switch them off. */
export type SingleKeys = {
  readonly areOn: () => boolean
  readonly turn: (isOn: boolean) => void
}

/** Of all sites together. */
const NAME = 'zhuiwen:keys'

/** As it was chosen last. What cannot be kept holds until the page is closed. */
export function openSingleKeys(storage: Storage | null): SingleKeys {
  let isOn = storage?.getItem(NAME) !== 'off'
  return {
    areOn: () => isOn,
    turn: (next) => {
      isOn = next
      try {
        storage?.setItem(NAME, next ? 'on' : 'off')
      } catch {
        // It is full, or nothing may be kept.
      }
    },
  }
}
