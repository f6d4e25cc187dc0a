import Testing

/// Each tool finds the fault it is there for, and none in a page without fault. One at a time,
/// so that no more than one browser runs.
@Suite("The page tools", .serialized, .timeLimit(.minutes(30)))
enum PageToolTests {}
