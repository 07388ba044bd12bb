/** Plots of figures that have no time in common: places of a rank, parts of a sum, two figures that were given. */
import type { Figure } from '../engine/figures.ts';
import type { ChartSpec } from '../engine/kind.ts';
import { scaleBetween } from '../engine/scales.ts';
import { agree } from '../evidence/units.ts';
import { compare, parseExact } from '../exact/number.ts';
import { inputName } from '../kinds/given-inputs.ts';
import type { PlotBar } from '../verdict/plot-shape.ts';
import { sentence } from '../words/text.ts';
import type { Drawn } from './drawn.ts';
import { publicationOf } from './points.ts';
import { ringOfInput, ringsClaimed, type Scene } from './scene.ts';

/** The most bars that are drawn. */
const MAX_BARS = 24;

/** A figure as a bar. */
function barOf(scene: Scene, figure: Figure, unit: string | undefined): PlotBar {
  const { input, value, at } = figure;
  return {
    name: nameOf(scene, figure),
    ...(at === undefined ? {} : { at: at.text }),
    value: value.mul(scaleBetween(figure.unit, unit)),
    ...publicationOf(scene, figure),
    isProvisional: figure.status === 'provisional',
    isOwn: input === 'value',
    isResult: false,
  };
}

function nameOf({ claim, figures }: Scene, figure: Figure): string {
  const { input, name, series } = figure;
  if (name !== undefined) return name;
  const isOne = (one: string | undefined) =>
    one !== undefined && [...figures.values()].every((f) => f === figure || f.series?.place !== one);
  if (series !== undefined) return isOne(series.place) ? (series.place ?? series.title) : series.title;
  return sentence(inputName(claim.kind, input, 'called'));
}

/** The figures of the claim, if they are counted in one unit; undefined if not, or if there are fewer than two. */
function figuresOfOneUnit({ figures }: Scene): { all: Figure[]; unit: string } | undefined {
  const all = [...figures.values()];
  const unit = all.map((figure) => figure.unit).find((one) => one !== undefined);
  if (all.length < 2 || !all.every((figure) => agree(figure.unit, unit))) return undefined;
  return { all, unit: unit ?? '' };
}

/** The members of a rank, the first place at the top. */
export function placesDrawn(
  scene: Scene,
  { figure, among }: Extract<ChartSpec, { draws: 'places' }>,
): Drawn | undefined {
  const found = figuresOfOneUnit(scene);
  if (found === undefined) return undefined;
  const { all, unit } = found;
  const isLowest = scene.claim.options?.['extreme'] === 'lowest';
  const ring = ringOfInput(scene, figure, scene.figures.get(figure)?.unit, unit);
  const members = all
    .filter(({ input }) => input === figure || input.startsWith(`${among}.`))
    .map((one) => barOf(scene, one, unit))
    .sort((a, b) => (isLowest ? compare(a.value, b.value) : compare(b.value, a.value)));
  const bars = members.map((bar) => ({
    ...bar,
    place: 1 + members.findIndex(({ value }) => compare(value, bar.value) === 0),
    ...(bar.isOwn && ring !== undefined ? { rings: ring } : {}),
  }));
  return { ...subject(scene), unit, bars: shown(bars) };
}

/** The first places, and that of the figure itself. */
function shown(bars: readonly PlotBar[]): PlotBar[] {
  return bars.filter((bar, i) => i < MAX_BARS || bar.isOwn || bar.isResult);
}

const subject = ({ kind }: Scene) => ({ subject: { of: 'figures', kind: kind.title } as const });

/** The figures of the claim side by side, with what they come to if that is counted as they are. */
export function figuresDrawn(scene: Scene): Drawn | undefined {
  const found = figuresOfOneUnit(scene);
  if (found === undefined) return undefined;
  const { all, unit } = found;
  const { computed, claimed } = scene.lead;
  const isSum = computed !== undefined && all.length > 1 && addsUp(scene) && agree(computed.unit, unit);
  const rings = isSum && claimed !== undefined ? ringsClaimed(scene, unit) : undefined;
  const bars = all.map((figure) => {
    const ring = ringOfInput(scene, figure.input, figure.unit, unit);
    const last = figure === all.at(-1);
    return { ...barOf(scene, figure, unit), ...(ring !== undefined && last ? { rings: ring } : {}) };
  });
  const result: PlotBar[] = !isSum
    ? []
    : [
        {
          name: '',
          value: parseExact(computed.exact).mul(scaleBetween(computed.unit, unit)),
          sources: [],
          isProvisional: false,
          isOwn: true,
          isResult: true,
          ...(rings === undefined ? {} : { rings }),
        },
      ];
  return { ...subject(scene), unit, bars: shown([...bars, ...result]) };
}

/** Whether the words are about a list of figures together. */
const addsUp = ({ kind }: Scene) =>
  kind.inputs.some((spec) => spec.addsUp === true && spec.optional !== true);
