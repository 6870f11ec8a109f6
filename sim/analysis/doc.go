// Package analysis measures spikes and rates: how irregular they are, how
// correlated, how slow, how they drift, and which functional connectivity they
// would show in a scanner. It knows spikes and numbers, and no model.
//
// A Recording is fed while a simulation runs and holds what the measures need:
// sums of intervals, and counts in bins. The measures are pure functions of it.
package analysis
