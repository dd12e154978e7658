import { ENERGY_COMPANIES } from './companies/energy.ts';
import { MAKERS } from './companies/makers.ts';
import { METAL_COMPANIES } from './companies/metals.ts';
import { RARE_EARTH_COMPANIES } from './companies/rare-earths.ts';
import { SERVICE_COMPANIES } from './companies/services.ts';

/** Companies that readers know by name, a line each: the name, then its other forms. */
export const COMPANIES = [RARE_EARTH_COMPANIES, METAL_COMPANIES, ENERGY_COMPANIES, MAKERS, SERVICE_COMPANIES].join('');
