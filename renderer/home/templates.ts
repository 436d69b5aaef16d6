import { useEffect } from 'react'
import { create } from 'zustand'
import { type TemplateFile, templateFiles } from '../platform/templates.ts'
import type { Headline } from '../workers/client.ts'
import { engine } from '../workers/client.ts'

/** A template as far as it has been read: its card fills while the learner looks. */
export interface Template {
  readonly id: string
  readonly text: string | null
  /** Design, numbers and verdicts, computed by the engine. */
  readonly headline: Headline | null
  /** Why it cannot be shown; a fault of the program. */
  readonly fault: string | null
}

interface TemplatesState {
  readonly templates: readonly Template[]
  readonly begun: boolean
}

const useStore = create<TemplatesState>()(() => ({ templates: [], begun: false }))

/** The templates that ship with the program; the first look has them read and computed, one after another. */
export function useTemplates(files: readonly TemplateFile[] = templateFiles): readonly Template[] {
  const templates = useStore((state) => state.templates)
  useEffect(() => void readAll(files), [files])
  return templates
}

/** The text of a template, for opening it. */
export async function textOf(id: string, files: readonly TemplateFile[] = templateFiles): Promise<string | null> {
  const read = useStore.getState().templates.find((template) => template.id === id)?.text
  return read ?? (await files.find((file) => file.id === id)?.load()) ?? null
}

async function readAll(files: readonly TemplateFile[]): Promise<void> {
  if (useStore.getState().begun) return
  useStore.setState({
    begun: true,
    templates: files.map(({ id }) => ({ id, text: null, headline: null, fault: null })),
  })
  for (const file of files) {
    try {
      const text = await file.load()
      put(file.id, { text })
      const read = await engine.headline(text)
      if (read.ok) put(file.id, { headline: read.value })
      else put(file.id, { fault: read.problems[0]?.message ?? 'It cannot be read.' })
    } catch (error) {
      put(file.id, { fault: error instanceof Error ? error.message : String(error) })
    }
  }
}

function put(id: string, change: Partial<Template>): void {
  useStore.setState(({ templates }) => ({
    templates: templates.map((template) => (template.id === id ? { ...template, ...change } : template)),
  }))
}

/** "patterns/aws-three-tier" → "Three tier", until the design itself tells its name; its provider is told beside it. */
export function nameFromId(id: string): string {
  const words = (id.split('/').at(-1) ?? id).replace(/^(aws|gcp|azure)-/, '').replace(/[-_]+/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
