import { z } from 'zod';
import { DATE } from './status.ts';

/** Who acts: the names of the six hues, in `content/participants.yaml`, in figures and in src/styles/tokens.css. */
export const ROLES = ['guest', 'kvm', 'mm', 'vmm', 'remote', 'hardware'] as const;

/** Fields that the schemas of several files share. */
export const text = z.string().trim().min(1);
export const role = z.enum(ROLES);
export const day = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'is not a day like 2026-11-21');
export const date = z.string().regex(DATE, 'is not a year, a year-month or a day, like 2024-02');
