/** Files made for the stories: drawn and computed here, but for the film. */

/** A lamp on a table, in the colours of `ground` and `wall`. */
export async function photo(
  name: string,
  wall = '#d9d2c6',
  ground = '#b69b7c',
  width = 960,
  height = 720,
): Promise<File> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, {width, height});
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser does not draw.');
  const [x, foot] = [width / 2, height * 0.72];
  const fill = (colour: string, draw: () => void) => {
    context.fillStyle = colour;
    context.beginPath();
    draw();
    context.fill();
  };
  fill(wall, () => context.rect(0, 0, width, height));
  fill(ground, () => context.rect(0, foot, width, height));
  fill('rgb(255 246 226 / 0.45)', () => context.arc(x, foot - 270, 250, 0, 7));
  fill('#6a5a45', () => context.rect(x - 9, foot - 220, 18, 220));
  fill('#6a5a45', () => context.rect(x - 90, foot - 10, 180, 20));
  fill('#fff6e2', () => context.roundRect(x - 150, foot - 400, 300, 200, [100, 100, 16, 16]));
  context.strokeStyle = '#8a5a3c';
  context.lineWidth = 4;
  context.stroke(new Path2D(`M${x + 40} ${foot - 400}l-16 52 20 40-26 46 12 62`));
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (!blob) throw new Error('The browser gives no picture.');
  return new File([blob], name, {type: 'image/png'});
}

export function pdf(name: string, bytes = 148_000): File {
  return new File(['%PDF-1.4\n', new Uint8Array(bytes)], name, {type: 'application/pdf'});
}

export async function film(): Promise<File> {
  const response = await fetch('/playground/media/lamp.webm');
  return new File([await response.arrayBuffer()], 'It flickers.webm', {type: 'video/webm'});
}

const rate = 8000;
const seconds = 2;

/** A hum of two seconds, one byte a sample. */
export function sound(name: string): File {
  const samples = Uint8Array.from({length: rate * seconds}, (_, at) => 128 + 40 * Math.sin((at / rate) * 628));
  const header = new DataView(new ArrayBuffer(44));
  const words: readonly [number, string][] = [
    [0, 'RIFF'],
    [8, 'WAVEfmt '],
    [36, 'data'],
  ];
  for (const [at, word] of words) [...word].forEach((letter, i) => header.setUint8(at + i, letter.charCodeAt(0)));
  header.setUint32(4, 36 + samples.length, true);
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, rate, true);
  header.setUint32(28, rate, true);
  header.setUint16(32, 1, true);
  header.setUint16(34, 8, true);
  header.setUint32(40, samples.length, true);
  return new File([header.buffer, samples], name, {type: 'audio/wav'});
}
