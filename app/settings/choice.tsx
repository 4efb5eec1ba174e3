type Option = { readonly value: string; readonly text: string; readonly lang?: string }
type Props = {
  name: string
  label: string
  chosen: string
  options: readonly Option[]
  action: (form: FormData) => Promise<void>
}

/** One of a few, applied when pressed; needs no script in the browser. */
export function Choice({ name, label, chosen, options, action }: Props) {
  return (
    <form action={action} className="setting">
      <span aria-hidden="true">{label}</span>
      <span className="choice" role="group" aria-label={label}>
        {options.map(({ value, text, lang }) => (
          <button key={value} type="submit" name={name} value={value} lang={lang} aria-pressed={value === chosen}>
            {text}
          </button>
        ))}
      </span>
    </form>
  )
}
