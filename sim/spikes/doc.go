// Package spikes reads spikes that other simulators have written, to be played
// in the window and on film.
//
// Four formats are known by their content, not by their name:
//
//   - NPZ, as the exported scripts run_nest.py and run_brian2.py and `encephagen
//     cortex stats --spikes` write it with numpy.savez: times (float64, ms) and
//     neurons (int32 or int64, from 0); also seconds (float64, how long the run
//     was), region (uint16) and excites (bool) of every neuron, if they are there;
//   - NEST 3's recording backend "ascii" (.dat): comments that begin with #, a
//     header that names the columns sender and time_ms, and a row for each spike;
//   - GDF of older NEST: the same without comments and header;
//   - CSV with a header that names the columns time_ms and either sender or neuron.
//
// A neuron counts from 0. A sender is NEST's node id, which counts from 1, for
// populations that were created before anything else.
//
// A time is the end of the step of 0.1 ms in which the neuron passed its
// threshold; a time between two such ends belongs to the later one. Whatever is
// malformed is refused by line and column, or by array and index.
package spikes
