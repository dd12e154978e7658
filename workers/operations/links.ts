import { z } from 'zod';
import { articlesToLink, linkClaims, unlinkAll } from '../../store/links/link-claims.ts';
import { defineOperation } from './operation.ts';

/** Links a batch of articles; with `restart` all links are forgotten first. To be asked for until nothing is left. */
export const rebuild = defineOperation(z.object({ restart: z.boolean().default(false) }), async ({ database }, { restart }) => {
  if (restart) await unlinkAll(database);
  else await linkClaims(database);
  return { left: await articlesToLink(database) };
});
