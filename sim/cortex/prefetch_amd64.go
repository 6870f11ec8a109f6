package cortex

// prefetchRow asks for n synapses and their delays to be brought near. Rows are
// read in random order from several MB: without it, waiting for them costs as
// much as using them.
//
//go:noescape
func prefetchRow(syn *uint32, lag *uint16, n int)

// pause tells the processor that the loop around it waits, so that it leaves
// the core to its other thread for some 50 ns.
func pause()
