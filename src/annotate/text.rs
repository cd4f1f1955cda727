//! The kind `text`: any stretch of the story that a rule's words, pattern or sequence picks out. It has no items
//! of its own; the engine makes them.
