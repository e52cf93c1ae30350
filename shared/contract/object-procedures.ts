import * as z from 'zod';
import {
  type ObjectInfo,
  type ObjectPage,
  type ObjectParameter,
  type ObjectParts,
  type ObjectResult,
  type ObjectText,
  objectArgument,
  objectPlace,
  objectRef,
  objectSource,
} from './objects';
import { nothing, procedure, trustedProcedure } from './procedure';
import { workerId } from './workers';

/** Objects that workers keep: made, listed, looked into part by part, released. */
export const objectProcedures = {
  'objects.list': procedure<readonly ObjectInfo[]>()(nothing),
  /** Puts an object into the main worker: a fit's R object, a data set, or what R code gives. */
  'objects.add': trustedProcedure<ObjectResult>()(objectSource),
  'objects.parts': procedure<ObjectParts>()(
    z.object({ place: objectPlace, offset: z.int().min(0), limit: z.int().min(1).max(1000) }),
  ),
  'objects.text': procedure<ObjectText>()(z.object({ place: objectPlace, form: z.enum(['print', 'str']) })),
  'objects.page': procedure<ObjectPage>()(
    z.object({
      place: objectPlace,
      offset: z.int().min(0),
      limit: z.int().min(1).max(1000),
      columnOffset: z.int().min(0).default(0),
      columnLimit: z.int().min(1).max(200).default(50),
    }),
  ),
  'objects.release': procedure<null>()(z.object({ refs: z.array(objectRef).max(100_000) })),
  /** Functions whose `package::name` begins with or contains the text, at most 50. */
  'objects.functions': procedure<readonly string[]>()(
    z.object({ worker: workerId, text: z.string().max(200) }),
  ),
  'objects.parameters': procedure<readonly ObjectParameter[]>()(
    z.object({ worker: workerId, target: z.string().max(200) }),
  ),
  'objects.call': trustedProcedure<ObjectResult>()(
    z.object({
      worker: workerId,
      target: z.string().min(1).max(200),
      arguments: z.array(objectArgument).max(100),
    }),
  ),
} as const;
