import { StudioError } from '../../shared/errors/studio-error';

/** The origin that `serve --origin` names, such as "https://studio.example.org". Throws `invalid-input`. */
export function parseOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain =
    url !== undefined && url.protocol === 'https:' && `${url.origin}/` === `${text.replace(/\/$/, '')}/`;
  if (url !== undefined && isPlain) return url.origin;
  throw new StudioError('invalid-input', `${JSON.stringify(text)} is not an https address of a server.`, {
    where: 'origin',
    hint: 'Write the address that people open, without a path: --origin https://studio.example.org',
  });
}
