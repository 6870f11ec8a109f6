// Package calibrate searches for parameters: the covariance matrix adaptation
// evolution strategy (CMA-ES) after Hansen 2016, "The CMA evolution strategy: a
// tutorial" (arXiv:1604.00772), with negative recombination weights, restarts
// after BIPOP (Hansen 2009, "Benchmarking a BI-population CMA-ES on the
// BBOB-2009 function testbed", GECCO), a box of bounds, evaluation on several
// cores and a checkpoint after each generation.
//
// A search is a function of its problem, its options and its seed: how many
// workers evaluate it and how often it was interrupted and resumed change
// nothing. Chance comes from package philox, counted by generation, candidate
// and coordinate, so that a checkpoint need not hold a generator.
//
// Costs are minimised. They may be noisy; then each candidate should be judged
// by several draws, and the result anew by draws that the search never saw.
package calibrate
