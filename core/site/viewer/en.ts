import { viewerEn } from '../viewer-words.en.ts'
import { start } from './main.ts'

start(viewerEn)
