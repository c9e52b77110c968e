/** Which model Mneme speaks to: its files with their checksums, and how its vectors are made. */
import { tokenDimensions } from './token-codec.ts';

interface ModelFile {
  readonly path: string;
  readonly sha256: string;
}

/** BAAI/bge-small-en-v1.5, 8-bit ONNX; `resources/models/bge-small-en-v1.5/README.md` tells where it comes from. */
export const model = {
  folder: 'bge-small-en-v1.5',
  dimensions: 384,
  /** Made by `scripts/make-token-projection.ts`. */
  projectionFile: 'token-projection.bin',
  /** The model was trained with this in front of questions, and nothing in front of passages. */
  queryPrefix: 'Represent this sentence for searching relevant passages: ',
  files: [
    {
      path: 'onnx/model_quantized.onnx',
      sha256: '6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4',
    },
    { path: 'tokenizer.json', sha256: 'd241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66' },
    { path: 'config.json', sha256: '5b6acbf00bb48c301d0e17a9a63f8626b7aa42a0cc8a6cb24107d17c0dbe2637' },
    {
      path: 'tokenizer_config.json',
      sha256: 'b5be8eba549c49c3974e68c813f94d059936348934a88cb8067250f3ef637949',
    },
    {
      path: 'token-projection.bin',
      sha256: 'eb04edd8552f7ddf2a89d01120190c76e5eff462d460ba81affc945c59092e22',
    },
  ] as const satisfies readonly ModelFile[],
} as const;

/** Changes with anything that changes a vector: the weights, the pooling, the projection, the length of the vectors. */
export const modelFingerprint = [
  model.folder,
  'q8/cls/l2',
  model.dimensions,
  model.files[0].sha256.slice(0, 12),
  `tokens-${tokenDimensions}x2`,
  model.files[4].sha256.slice(0, 12),
].join('/');
