/** What badges are drawn with: areas, shapes and texts in named colours that follow the theme. */
import type { HeadlineStanding } from '../../claims/engine/headline-standing.ts';
import type { Standing } from '../../claims/verdict.ts';
import { escapeXml } from '../parts/html.ts';
import { type Fitted, isFromTheRight, type Weight } from '../parts/text-width.ts';
import type { Theme } from '../parts/theme.ts';

/**
 * What the badge's shape shows. A withdrawn claim has no standing but a shape of its own; without a claim there is
 * no shape.
 */
export type Mark = HeadlineStanding | 'withdrawn' | 'none';

/** What a colour is for. */
type Role = 'paper' | 'ink' | 'soft' | 'rule' | 'mark' | 'cut' | 'tone';

interface Palette extends Record<Exclude<Role, 'tone'>, string> {
  tones: Record<Standing, string>;
}

/** The colours of the pages. `cut` is drawn on a tone, `mark` behind what has changed since. */
export const PALETTES: Record<'light' | 'dark', Palette> = {
  light: {
    paper: '#fcfbf8',
    ink: '#1b232b',
    soft: '#55606b',
    rule: '#8b8f93',
    mark: '#fbe9a8',
    cut: '#fff',
    tones: { supports: '#1c6347', partly: '#80560a', against: '#a12d23', open: '#4b5661' },
  },
  dark: {
    paper: '#1b2127',
    ink: '#e8e4da',
    soft: '#a5adb5',
    rule: '#6b747d',
    mark: '#5c4b12',
    cut: '#14181c',
    tones: { supports: '#7fcfa6', partly: '#e2b65d', against: '#f2978b', open: '#b4bec8' },
  },
};

/** The side of the square that shapes are drawn in. */
export const SHAPE_SIDE = 24;

type Colour = (role: Role) => string;

/** As on the pages: disc with tick, half disc, square with cross, ring with dash, diamond with two arrows; and a ring struck through. */
const SHAPES: Record<Exclude<Mark, 'none'>, (fill: Colour, stroke: Colour, on: Role, off: Role) => string> = {
  supports: (fill, stroke, on, off) =>
    `<circle cx="12" cy="12" r="11"${fill(on)}/><path d="m6.5 12.4 3.8 3.8 7.2-8" fill="none"${stroke(off)} stroke-width="2.6"/>`,
  partly: (fill, stroke, on) =>
    `<circle cx="12" cy="12" r="10" fill="none"${stroke(on)} stroke-width="2.4"/><path d="M12 2a10 10 0 0 0 0 20z"${fill(on)}/>`,
  against: (fill, stroke, on, off) =>
    `<path d="M1 1h22v22H1z"${fill(on)}/><path d="m7 7 10 10m0-10-10 10" fill="none"${stroke(off)} stroke-width="2.6"/>`,
  open: (_, stroke, on) =>
    `<circle cx="12" cy="12" r="10" fill="none"${stroke(on)} stroke-width="2.4" stroke-dasharray="4.2 2.1"/><path d="M8 12h8"${stroke(on)} stroke-width="2.4"/>`,
  turned: (fill, stroke, on, off) =>
    `<path d="M12 .6 23.4 12 12 23.4.6 12z"${fill(on)}/><path d="M6.5 9.6h11l-3.4-3.4m3.4 8.2h-11l3.4 3.4" fill="none"${stroke(off)} stroke-width="2.2"/>`,
  withdrawn: (_, stroke, on) =>
    `<path d="M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0zM5 5l14 14" fill="none"${stroke(on)} stroke-width="2.4"/>`,
};

export interface TextLook {
  size?: number;
  weight?: Weight;
  /** The room at whose end a right-to-left text begins; by default its own width. */
  within?: number;
  /** The whole text, if this is a line of it: the line follows its direction. */
  like?: string;
}

/** Draws in the colours of a theme. */
export interface Pen {
  /** A style element that makes the colours follow the reader's theme; empty if the address asks for a theme. */
  style: string;
  hasShape: boolean;
  area(x: number, y: number, width: number, height: number, role: Role): string;
  frame(width: number, height: number): string;
  shape(x: number, y: number, scale: number, on: Role, off: Role): string;
  text(fitted: Fitted, x: number, y: number, role: Role, look?: TextLook): string;
}

const ROLES: readonly Role[] = ['paper', 'ink', 'soft', 'rule', 'mark', 'cut', 'tone'];

/** The size of letters unless a text asks for another. */
const SIZE = 12;

/** A pen for the badge of a mark. A badge that follows the reader's theme is light if its style is not read. */
export function pen(theme: Theme, mark: Mark): Pen {
  const standing = mark === 'withdrawn' || mark === 'none' || mark === 'turned' ? 'open' : mark;
  const colours = coloursOf(theme === 'dark' ? 'dark' : 'light', standing);
  const named = (attribute: 'fill' | 'stroke', role: Role) =>
    `${theme === 'auto' ? ` class="pb-${attribute === 'fill' ? '' : 's-'}${role}"` : ''} ${attribute}="${colours[role]}"`;
  const fill: Colour = (role) => named('fill', role);
  const stroke: Colour = (role) => named('stroke', role);
  return {
    style: theme === 'auto' ? STYLES[standing] : '',
    hasShape: mark !== 'none',
    area: (x, y, width, height, role) => `<path d="M${x} ${y}h${width}v${height}H${x}z"${fill(role)}/>`,
    frame: (width, height) => `<path d="M.5.5h${width - 1}v${height - 1}H.5z" fill="none"${stroke('rule')}/>`,
    shape: (x, y, scale, on, off) =>
      mark === 'none'
        ? ''
        : `<g transform="translate(${x} ${y}) scale(${scale.toFixed(3)})">${SHAPES[mark](fill, stroke, on, off)}</g>`,
    text: ({ text, width }, x, y, role, { size = SIZE, weight, within = width, like = text } = {}) => {
      // Rounded down, so that it ends within its box.
      const length = Math.floor(width * 10) / 10;
      if (length <= 0) return '';
      const turned = isFromTheRight(like);
      const from = Math.round((turned ? x + within : x) * 10) / 10;
      // Letters that join must not be spaced out, so they are stretched together with the gaps.
      return `<text x="${from}" y="${y}" textLength="${length}" lengthAdjust="spacingAndGlyphs"${size === SIZE ? '' : ` font-size="${size}"`}${weight === 'bold' ? ' font-weight="700"' : ''}${turned ? ' direction="rtl"' : ''}${fill(role)}>${escapeXml(text)}</text>`;
    },
  };
}

/** The colour of a standing. What turned takes no side. */
export function toneOf(scheme: 'light' | 'dark', standing: HeadlineStanding): string {
  return PALETTES[scheme].tones[standing === 'turned' ? 'open' : standing];
}

function coloursOf(scheme: 'light' | 'dark', standing: Standing): Record<Role, string> {
  const { tones, ...rest } = PALETTES[scheme];
  return { ...rest, tone: tones[standing] };
}

function styleOf(standing: Standing): string {
  const colours = coloursOf('dark', standing);
  const rules = ROLES.map(
    (role) => `.pb-${role}{fill:${colours[role]}}.pb-s-${role}{stroke:${colours[role]}}`,
  );
  return `<style>@media(prefers-color-scheme:dark){${rules.join('')}}</style>`;
}

const STYLES: Record<Standing, string> = {
  supports: styleOf('supports'),
  partly: styleOf('partly'),
  against: styleOf('against'),
  open: styleOf('open'),
};
