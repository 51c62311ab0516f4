import type { Language } from './language.ts';

const script = `
  (call_expression function: (_) @callee) @call
  (new_expression constructor: (_) @callee) @call
  (variable_declarator name: (_) @target value: (_) @value)
  (assignment_expression left: (_) @target right: (_) @value)
  (augmented_assignment_expression left: (_) @target right: (_) @value)
  (for_in_statement left: (_) @target right: (_) @value)
  [(while_statement) (for_statement) (do_statement)] @loop
  [(arrow_function) (function_declaration) (function_expression) (method_definition) (generator_function_declaration)
   (generator_function)] @routine
  [(return_statement (_) @returned) (yield_expression (_) @returned)]
  (class_declaration name: (_) @class)
  (import_statement) @import`;

/**
 * One query for each language, compiled once: it only gathers. What a call or an assignment means is asked of the few that a
 * rule wants to look at, in TypeScript, where it can be read and tested.
 */
export const queries = {
  typescript: script,
  tsx: `${script}
    (jsx_attribute) @attribute`,
  python: `
    (call function: (_) @callee) @call
    (assignment left: (_) @target right: (_) @value)
    (augmented_assignment left: (_) @target right: (_) @value)
    (named_expression name: (_) @target value: (_) @value)
    (for_statement left: (_) @target right: (_) @value)
    (for_in_clause left: (_) @target right: (_) @value)
    (with_item value: (as_pattern (_) @value alias: (as_pattern_target (_) @target)))
    [(while_statement) (for_statement)] @loop
    [(function_definition) (lambda)] @routine
    [(return_statement (_) @returned) (yield (_) @returned)]
    (class_definition name: (_) @class)
    [(import_statement) (import_from_statement)] @import`,
} as const satisfies Record<Language, string>;
