import { viewerZh } from '../viewer-words.zh.ts'
import { start } from './main.ts'

start(viewerZh)
