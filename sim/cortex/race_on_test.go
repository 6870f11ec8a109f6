//go:build race

package cortex

// slowed says that the race detector makes everything ten times slower: tests of
// concurrency run shorter, statistics are left to the run without it.
const slowed = true
