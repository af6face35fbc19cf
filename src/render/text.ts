/** The clean text alone: paragraphs, one empty line between them, and one empty line between two articles. */
import type { Renderer, RenderOptions } from './table.ts';

export function textRenderer(_options: RenderOptions): Renderer {
  return {
    open: '',
    between: '\n',
    close: '',
    extension: '.txt',
    render: (article) => (article.text === '' ? '' : `${article.text}\n`),
    renderFailure: () => '',
  };
}
