/** The page on which an embed is chosen. */
import { copying } from '../copying.ts';

copying();
