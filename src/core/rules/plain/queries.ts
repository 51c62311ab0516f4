import type { PlainLanguage } from './language.ts';

/** One query for each language, compiled once: calls, texts, comments, names that hold a text, and what else names are given. */
export const plainQueries = {
  bash: `
    (command name: (_) @callee) @call
    [(string) (raw_string)] @text
    (comment) @comment
    (variable_assignment name: (_) @name value: (_) @value)`,
  java: `
    (method_invocation arguments: (_) @args) @call
    (object_creation_expression arguments: (_) @args) @call
    (string_literal) @text
    [(line_comment) (block_comment)] @comment
    (variable_declarator name: (_) @name value: (string_literal) @value)
    (variable_declarator name: (_) @target value: (_) @given)
    (assignment_expression left: (identifier) @target right: (_) @given)`,
  go: `
    (call_expression arguments: (argument_list) @args) @call
    [(interpreted_string_literal) (raw_string_literal)] @text
    (comment) @comment
    (const_spec name: (_) @name value: (expression_list . (interpreted_string_literal) @value .))
    (var_spec name: (_) @name value: (expression_list . (interpreted_string_literal) @value .))
    (short_var_declaration left: (expression_list . (identifier) @name .)
      right: (expression_list . (interpreted_string_literal) @value .))
    (short_var_declaration left: (_) @target right: (_) @given)
    (assignment_statement left: (_) @target right: (_) @given)`,
  'c-sharp': `
    (invocation_expression arguments: (argument_list) @args) @call
    (object_creation_expression arguments: (argument_list) @args) @call
    [(string_literal) (verbatim_string_literal) (raw_string_literal) (interpolated_string_expression)] @text
    (comment) @comment
    (variable_declarator name: (identifier) @name (string_literal) @value)
    (assignment_expression left: (_) @name right: (string_literal) @value)
    (variable_declarator name: (identifier) @target (_) @given)
    (assignment_expression left: (identifier) @target right: (_) @given)`,
} as const satisfies Record<PlainLanguage, string>;
