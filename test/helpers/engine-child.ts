/** An engine in a process of its own that takes frames without an end, so that a test can kill it in the middle. */
import { startEngine, frameOf } from './engine-bed.ts';
import { drawScreen } from './screen-picture.ts';

const bed = await startEngine(process.argv[2]!);
const start = Date.now();
for (let i = 0; ; i++) {
  const picture = await drawScreen({
    title: `Window ${i}`,
    lines: [`The crash test number ${i} writes a line`],
  });
  const facts = { application: 'Editor', title: `Window ${i}`, capturedAt: start + i * 1_000 };
  const { id } = await bed.ask('frame.accept', frameOf(picture, facts));
  process.send!({ id });
}
