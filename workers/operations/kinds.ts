import { z } from 'zod';
import { listKinds } from '../../store/claims.ts';
import { defineOperation } from './operation.ts';

/** What is extracted, and how much of it was found. */
export const kinds = defineOperation(z.object({}), (context) => listKinds(context.database));
