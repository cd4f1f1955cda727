//! YAML to [`RuleSet`]; an Annotated to [`Match`]es.
//!
//! One file a matcher, one row a matcher in the table MATCHERS.
