/** Language of a text that does not say: Chinese if it holds any Chinese character. BCP 47. */
export const guessLang = (text: string): 'zh' | 'en' => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en')
