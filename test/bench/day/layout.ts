/**
 * What a day is made of: windows, the scenes in which they are shown, and questions about them. `--file` gives a day of one's
 * own as JSON of this shape; the shipped day is made by `the-day.ts`.
 */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const windowSchema = z.object({
  id: z.string().min(1),
  application: z.string(),
  title: z.string(),
  url: z.string().nullable().default(null),
  /**
   * A whole page of 1920 × 1048 pixels. What carries `data-scroll` scrolls, `data-typed` is typed, `data-caret` has a blinking
   * caret at its end, `data-video` plays, `data-progress` fills from its left edge.
   */
  html: z.string().min(1),
});
export type DayWindow = z.infer<typeof windowSchema>;

const sceneSchema = z.object({
  window: z.string(),
  seconds: z.number().positive(),
  /**
   * `still`: looked at; `scroll`: read on, a step every `everySeconds`; `type`: the typed text grows at some three letters a second, from
   * where the last scene of the window ended; `idle`: nobody is there.
   */
  action: z.enum(['still', 'scroll', 'type', 'idle']),
  everySeconds: z.number().positive().default(12),
});
export type Scene = z.infer<typeof sceneSchema>;

const questionSchema = z.object({
  text: z.string().min(1),
  /** The window that answers, and words that stand there; null where no window does. */
  answer: z.object({ window: z.string(), words: z.string().min(1) }).nullable(),
});
export type DayQuestion = z.infer<typeof questionSchema>;

const daySchema = z.object({
  /** Milliseconds since 1970. */
  startsAt: z.number().int().nonnegative(),
  windows: z.array(windowSchema).min(1),
  scenes: z.array(sceneSchema).min(1),
  questions: z.array(questionSchema),
});
export type Day = z.infer<typeof daySchema>;

/** Throws an error that names the file and the place in it. */
export async function readDay(file: string): Promise<Day> {
  const parsed = daySchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new Error(`${file}: ${issue.path.join('.')}: ${issue.message}. See test/bench/README.md, "day".`);
  }
  const known = new Set(parsed.data.windows.map((window) => window.id));
  const named = [
    ...parsed.data.scenes.map((scene) => scene.window),
    ...parsed.data.questions.flatMap((question) => (question.answer ? [question.answer.window] : [])),
  ];
  const missing = named.find((id) => !known.has(id));
  if (missing !== undefined)
    throw new Error(`${file} names the window "${missing}", which it does not hold.`);
  return parsed.data;
}
