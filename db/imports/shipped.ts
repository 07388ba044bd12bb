/** The recipes that come with the program, for tables as the offices publish them: `db/recipes/README.md`. */
import { type Recipe, recipeSchema } from '../../claims/recipes/recipe.ts';
import blsCpiU from '../recipes/bls-cpi-u.json' with { type: 'json' };
import boeRates from '../recipes/boe-rates.json' with { type: 'json' };
import ecbExr from '../recipes/ecb-exr.json' with { type: 'json' };
import eurostatLife from '../recipes/eurostat-life.json' with { type: 'json' };
import fredUnrate from '../recipes/fred-unrate.json' with { type: 'json' };
import hoOfficersByForce from '../recipes/ho-officers-by-force.json' with { type: 'json' };
import inePop from '../recipes/ine-pop.json' with { type: 'json' };
import ineRenta from '../recipes/ine-renta.json' with { type: 'json' };
import inseeIpiPharma from '../recipes/insee-ipi-pharma.json' with { type: 'json' };
import onsJp9p from '../recipes/ons-jp9p.json' with { type: 'json' };
import onsMm23 from '../recipes/ons-mm23.json' with { type: 'json' };
import onsV41 from '../recipes/ons-v4-1.json' with { type: 'json' };
import sdmxNa from '../recipes/sdmx-na.json' with { type: 'json' };
import statcanCpi from '../recipes/statcan-cpi.json' with { type: 'json' };
import statsnz from '../recipes/statsnz.json' with { type: 'json' };
import wbGdp from '../recipes/wb-gdp.json' with { type: 'json' };

const FILES: readonly unknown[] = [
  blsCpiU,
  boeRates,
  ecbExr,
  eurostatLife,
  fredUnrate,
  hoOfficersByForce,
  inePop,
  ineRenta,
  inseeIpiPharma,
  onsJp9p,
  onsMm23,
  onsV41,
  sdmxNa,
  statcanCpi,
  statsnz,
  wbGdp,
];

let read: readonly Recipe[] | undefined;

/** The recipes that come with the program, by id. */
export function shippedRecipes(): readonly Recipe[] {
  read ??= FILES.map((file) => recipeSchema.parse(file));
  return read;
}

/** A recipe that comes with the program; undefined if there is none of that id. */
export function shippedRecipe(id: string): Recipe | undefined {
  return shippedRecipes().find((recipe) => recipe.id === id);
}
