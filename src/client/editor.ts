/**
 * The newsroom's script. The pages work without it: it redraws the claim form in its place, previews it while it
 * is written, completes names, warns before unsaved text is left, and works the items of a list by keys.
 * It knows no address of its own; the form brings them.
 */
import { startArticle } from './article.ts';
import { startCompletion } from './completion.ts';
import { startItems } from './items.ts';
import { startPreview } from './preview.ts';
import { startRedrawing } from './redraw.ts';
import { startUnsaved } from './unsaved.ts';

const form = document.querySelector<HTMLFormElement>('#claim-form');
if (form !== null) {
  const preview = startPreview(form);
  startRedrawing(form, preview);
  startCompletion(form);
  startUnsaved(form);
}
startItems();
startArticle();
